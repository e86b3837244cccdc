import { NO_ASSISTANT_VIEW, type AssistantCandidate, type AssistantView } from '@shared/contract/device-assistant'
import type { FoundDeviceView, KeptDeviceView, ProtocolView } from '@shared/contract/device-configuration'
import type { DeviceProfile } from '@shared/domain/device-profile'
import type { Failure } from '@shared/domain/failure'

/** Where the assistant stands: choose a device, look at it, see what it is, teach its line, kept. */
export type AssistantStep = 'choose' | 'look' | 'result' | 'teach' | 'saved'

export interface AssistantState {
  readonly step: AssistantStep
  /** Null until the station told what is plugged in. */
  readonly found: readonly FoundDeviceView[] | null
  readonly protocols: readonly ProtocolView[]
  readonly chosen: FoundDeviceView | null
  readonly view: AssistantView
  /** The protocol that would be kept. */
  readonly protocol: string | null
  /** Learned by example, for the protocol `generic`. */
  readonly learned: DeviceProfile | null
  readonly isByHand: boolean
  /** Which part of the list by hand is shown, counted from 0. */
  readonly page: number
  /** The devices of the bench as they are set up. */
  readonly kept: readonly KeptDeviceView[]
  /** How a scanner is to be worked with, where a person said so. */
  readonly scanner: ScannerChoices
  /** A network address, as typed. */
  readonly address: string
  readonly weight: string
  /** Weights that were typed so far. */
  readonly examples: number
  readonly failure: Failure | null
}

/** What a profile says of a scanner beyond its line; left out: as every scanner of its protocol. */
export type ScannerChoices = Pick<DeviceProfile, 'codesPerTrigger' | 'symbologies' | 'beepOnStop'>

export type AssistantEvent =
  | { readonly kind: 'kept-came'; readonly kept: readonly KeptDeviceView[] }
  | { readonly kind: 'page-turned' }
  | { readonly kind: 'scanner-changed'; readonly scanner: ScannerChoices }
  | { readonly kind: 'address-typed'; readonly address: string }
  | { readonly kind: 'found-came'; readonly found: readonly FoundDeviceView[] }
  | { readonly kind: 'protocols-came'; readonly protocols: readonly ProtocolView[] }
  | { readonly kind: 'chosen'; readonly device: FoundDeviceView }
  | { readonly kind: 'view-came'; readonly view: AssistantView }
  | { readonly kind: 'protocol-picked'; readonly protocol: string }
  | { readonly kind: 'by-hand'; readonly isByHand: boolean }
  | { readonly kind: 'teach-opened' }
  | { readonly kind: 'weight-typed'; readonly weight: string }
  | { readonly kind: 'example-taken'; readonly examples: number }
  | { readonly kind: 'learned'; readonly profile: DeviceProfile }
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'back-to-choice' }
  | { readonly kind: 'back-to-result' }

export const FIRST_ASSISTANT_STATE: AssistantState = {
  step: 'choose', found: null, protocols: [], chosen: null, view: NO_ASSISTANT_VIEW, protocol: null, learned: null, isByHand: false, page: 0, kept: [], scanner: {}, address: '', weight: '', examples: 0, failure: null,
}

/** As many protocols stand on one page of the list by hand, each with its number; the number behind them turns the page. */
export const HAND_PAGE = 8

/** As many codes one after the other make a scanner. */
export const CODES_WANTED = 3

/** What the device can be, the likeliest first. A HID device says it itself; one that read codes is a scanner. */
export function candidatesOf({ chosen, view }: Pick<AssistantState, 'chosen' | 'view'>): readonly AssistantCandidate[] {
  if (chosen?.evidence.bus === 'hid') return chosen.protocols.map((protocol) => ({ protocol, confidence: 'sure', inARow: 0, value: null, unit: null }))
  if (view.candidates.length > 0) return view.candidates
  if (view.codes >= CODES_WANTED) return [{ protocol: 'serial-scanner', confidence: 'sure', inARow: view.codes, value: null, unit: null }]
  return view.codes > 0 ? [{ protocol: 'serial-scanner', confidence: 'maybe', inARow: view.codes, value: null, unit: null }] : []
}

/** Protocols that a person can choose by hand for the device that is looked at. */
export function protocolsByHand({ protocols, chosen }: Pick<AssistantState, 'protocols' | 'chosen'>): readonly ProtocolView[] {
  const bus = chosen?.evidence.bus === 'hid' ? 'hid' : 'serial'
  return protocols.filter((protocol) => protocol.bus === bus)
}

/** One page of them. */
export function handPage(state: Pick<AssistantState, 'protocols' | 'chosen' | 'page'>): readonly ProtocolView[] {
  return protocolsByHand(state).slice(state.page * HAND_PAGE, (state.page + 1) * HAND_PAGE)
}

/** A network address stands for a device that cannot be seen: its port is the address. */
export function networkDevice(address: string, protocols: readonly ProtocolView[]): FoundDeviceView {
  const evidence = { bus: 'serial', vendorId: null, productId: null, serialNumber: null, topology: null, interfaceNumber: null, usagePage: null, usage: null, port: address.includes('://') ? address : `tcp://${address}` } as const
  return { evidence, manufacturer: null, product: null, use: 'unknown', mayBeProbed: true, deviceId: null, protocols: protocols.flatMap(({ protocol, bus }) => (bus === 'serial' ? protocol : [])) }
}

/** The network address of what is looked at; null for a device that is plugged in. */
export function networkAddressOf({ evidence: { port } }: FoundDeviceView): string | null {
  return port.startsWith('tcp://') ? port : null
}

/** Whether the protocol that would be kept is one of a scanner with a line of its own. */
export function isScannerChosen({ protocols, protocol }: Pick<AssistantState, 'protocols' | 'protocol'>): boolean {
  return protocols.some((known) => known.protocol === protocol && known.role === 'scanner' && known.bus !== 'none')
}

/** How the scanner at this place of the bench was worked with so far. */
function keptChoices(kept: readonly KeptDeviceView[], deviceId: string | null): ScannerChoices {
  const { codesPerTrigger, symbologies, beepOnStop } = kept.find((device) => device.deviceId === deviceId)?.profile ?? {}
  return { codesPerTrigger, symbologies, beepOnStop }
}

export function assistantReducer(state: AssistantState, event: AssistantEvent): AssistantState {
  switch (event.kind) {
    case 'found-came':
      return { ...state, found: event.found }
    case 'protocols-came':
      return { ...state, protocols: event.protocols }
    case 'chosen': {
      const next = { ...state, chosen: event.device, view: NO_ASSISTANT_VIEW, learned: null, isByHand: false, page: 0, scanner: keptChoices(state.kept, event.device.deviceId), failure: null }
      // A HID device tells what it is without being asked.
      if (event.device.evidence.bus !== 'hid') return { ...next, step: 'look', protocol: null }
      return { ...next, step: 'result', protocol: event.device.protocols[0] ?? null }
    }
    case 'view-came':
      return viewCame(state, event.view)
    case 'protocol-picked':
      return { ...state, protocol: event.protocol, failure: null }
    case 'by-hand':
      return { ...state, isByHand: event.isByHand, page: 0, failure: null }
    case 'kept-came':
      return { ...state, kept: event.kept }
    case 'page-turned':
      return { ...state, page: (state.page + 1) * HAND_PAGE >= protocolsByHand(state).length ? 0 : state.page + 1 }
    case 'scanner-changed':
      return { ...state, scanner: event.scanner, failure: null }
    case 'address-typed':
      return { ...state, address: event.address, failure: null }
    case 'teach-opened':
      return { ...state, step: 'teach', weight: '', examples: 0, failure: null }
    case 'weight-typed':
      return { ...state, weight: event.weight, failure: null }
    case 'example-taken':
      return { ...state, examples: event.examples, weight: '', failure: null }
    case 'learned':
      return { ...state, step: 'result', learned: event.profile, protocol: 'generic', failure: null }
    case 'saved':
      return { ...state, step: 'saved', failure: null }
    case 'refused':
      return { ...state, failure: event.failure }
    case 'back-to-choice':
      return { ...state, step: 'choose', chosen: null, protocol: null, learned: null, isByHand: false, view: NO_ASSISTANT_VIEW, failure: null }
    case 'back-to-result':
      return { ...state, step: 'result', failure: null }
  }
}

function viewCame(state: AssistantState, view: AssistantView): AssistantState {
  if (view.phase === 'idle') return state
  // What is heard while a line is taught is only shown; what was found out before stays.
  if (state.step === 'teach') return { ...state, view: { ...state.view, heard: view.heard } }
  if (state.step !== 'look') return state
  const next = { ...state, view }
  if (view.phase !== 'done' && view.phase !== 'refused') return next
  return { ...next, step: 'result', protocol: candidatesOf(next)[0]?.protocol ?? null, isByHand: candidatesOf(next).length === 0 && view.phase === 'done' }
}

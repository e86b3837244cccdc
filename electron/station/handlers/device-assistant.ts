import { NO_ASSISTANT_VIEW, type AssistantView } from '@shared/contract/device-assistant'
import { isSameDevice } from '@shared/domain/device-change'
import type { DeviceEvidence } from '@shared/domain/device-evidence'
import type { DeviceProfile, SerialLine } from '@shared/domain/device-profile'
import { mayBeProbed } from '@shared/domain/device-use'
import { failure, type Failure } from '@shared/domain/failure'
import type { Operator } from '@shared/domain/operator'
import { WEIGHT_UNITS } from '@shared/domain/reading'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { DurationMs } from '@shared/domain/quantities'
import { addressWithLine, networkProbePlan, probePlan, type ProbeStep } from '../devices/assistant/probe-plan'
import { probePort, type ProbeRun } from '../devices/assistant/probe-port'
import { learnLine, mostExamples, type LineExample } from '../devices/bench-scale/learn-line'
import { scaleProtocols } from '../devices/bench-scale/scale-protocols'
import type { DeviceConfiguration, DeviceRegistry } from '../devices/device-registry'
import { DEVICE_PROTOCOLS } from '../devices/driver-makers'
import type { DeviceFinder } from '../devices/finding/device-finder'
import { parseAddress } from '../devices/transports/address'
import { transportForAddress } from '../devices/transports/transport-for-address'
import type { Clock, Log } from '../ports'
import { leadOnly } from './people'

/** Finds out what is plugged in, one device at a time, for a lead who sets the bench up. */
export interface DeviceAssistant {
  begin(where: { readonly evidence: DeviceEvidence } | { readonly address: string }): Promise<Result<AssistantView, Failure>>
  cancel(): Promise<Result<AssistantView, Failure>>
  listen(): Promise<Result<AssistantView, Failure>>
  learn(weight: string): Result<{ profile: DeviceProfile | null; examples: number }, Failure>
  close(): Promise<void>
}

/** A device that is plugged in, or a network address. */
type LookedAt = DeviceEvidence | string

export interface DeviceAssistantParts {
  readonly devices: DeviceRegistry
  readonly finder: Pick<DeviceFinder, 'look'>
  readonly clock: Clock
  readonly log: Log
  readonly operator: () => Operator | null
  readonly announce: (view: AssistantView) => void
  readonly useWaitMs?: DurationMs | undefined
}

/** How long the assistant listens while somebody teaches it a line. */
const TEACH_MS: DurationMs = 600_000
const TYPED_WEIGHT = /^\s*([+-]?\d+(?:[.,]\d+)?)\s*([a-z]{1,2})\s*$/i

/** Protocols that can be told by listening and asking: those with a driver, HID apart, which says itself what it is. */
const askable = scaleProtocols.filter(({ name }) => name !== 'hid-scale' && DEVICE_PROTOCOLS.some((protocol) => protocol === name))

/** Ports on which printers listen: raw printing, LPD, IPP. Nothing is sent there to find out what it is. */
const PRINTER_PORTS = /:(?:910\d|515|631)$/

/** A typed `host:port` as an address. Refused for what is none, and for what is a printer by its port. */
function networkAddress(typed: string): Result<string, Failure> {
  const address = typed.includes('://') ? typed : `tcp://${typed}`
  const parsed = parseAddress(address)
  if (!parsed.ok || parsed.value.kind !== 'tcp') return refuse(failure('address-unknown', { address: typed }))
  return PRINTER_PORTS.test(address) ? refuse(failure('device-not-asked', { use: 'printer' })) : ok(address)
}

export function openDeviceAssistant(parts: DeviceAssistantParts): DeviceAssistant {
  const { devices, clock, log } = parts
  let view: AssistantView = NO_ASSISTANT_VIEW
  let run: ProbeRun | null = null
  let looked: LookedAt | null = null
  let examples: readonly LineExample[] = []
  /** The devices as they were before one of them gave its port to the assistant. */
  let lent: DeviceConfiguration | null = null

  function show(next: AssistantView): AssistantView {
    view = next
    parts.announce(next)
    return next
  }

  /** One owner: a device of the bench gives its port up while the assistant looks at it, and gets it back afterwards. */
  async function lend(looked: LookedAt): Promise<void> {
    const owner = devices.configuration.find((device) => (typeof looked === 'string' ? device.address === looked : device.evidence && isSameDevice(device.evidence, looked)))
    if (!owner) return
    lent = devices.configuration
    await devices.configure(devices.configuration.filter(({ deviceId }) => deviceId !== owner.deviceId))
  }

  async function giveBack(): Promise<void> {
    const before = lent
    lent = null
    if (!before) return
    // Changed meanwhile: what is configured now counts, the rest comes back.
    const others = before.filter(({ deviceId }) => !devices.configuration.some((device) => device.deviceId === deviceId))
    await devices.configure([...devices.configuration, ...others].toSorted((a, b) => before.findIndex(({ deviceId }) => deviceId === a.deviceId) - before.findIndex(({ deviceId }) => deviceId === b.deviceId)))
  }

  async function stop(): Promise<void> {
    const standing = run
    run = null
    await standing?.cancel()
    await giveBack()
  }

  async function follow(standing: ProbeRun, port: string): Promise<void> {
    const done = await standing.done
    if (run !== standing || done === null) return
    run = null
    await giveBack()
    if (!done.ok) {
      log.warn('a device could not be looked at', { ...done.failure })
      show({ ...NO_ASSISTANT_VIEW, phase: 'refused', port, cause: done.failure.cause, detail: done.failure.detail })
      return
    }
    const { candidates, line, heard, codes, suspicion } = done.value
    log.info('a device was looked at', { port, found: candidates[0]?.protocol ?? null, confidence: candidates[0]?.confidence ?? null, codes })
    show({ ...view, phase: 'done', line, candidates: [...candidates], heard: [...heard], codes, suspicion })
  }

  async function start(where: LookedAt, plan: readonly ProbeStep[], protocols: typeof askable): Promise<AssistantView> {
    await lend(where)
    const port = typeof where === 'string' ? where : where.port
    const standing = probePort({
      plan, protocols, clock, log, useWaitMs: parts.useWaitMs,
      transport: (line: SerialLine) => transportForAddress(typeof where === 'string' ? where : addressWithLine(port, line)),
      onProgress: ({ phase, step, steps, line, candidates, heard, codes }) => {
        if (run === standing) show({ ...NO_ASSISTANT_VIEW, phase, port, step, steps, line, candidates: [...candidates], heard: [...heard], codes })
      },
    })
    run = standing
    void follow(standing, port)
    return show({ ...NO_ASSISTANT_VIEW, phase: 'listening', port, step: 1, steps: plan.length, line: plan[0]?.line ?? null })
  }

  return {
    async begin(where) {
      const refused = leadOnly(parts.operator(), 'change-bench')
      if (refused) return refuse(refused)
      await stop()
      if ('address' in where) {
        const address = networkAddress(where.address)
        if (!address.ok) return address
        looked = address.value
        return ok(await start(address.value, networkProbePlan(askable), askable))
      }
      const { evidence } = where
      const present = (await parts.finder.look()).find((device) => isSameDevice(device.evidence, evidence))
      if (!present) return refuse(failure('device-unknown'))
      // A printer would print what it is asked, a modem would dial it: nothing is sent to either, nor is their line opened.
      if (!mayBeProbed(present.use) || present.evidence.bus === 'hid') return refuse(failure('device-not-asked', { use: present.use }))
      looked = present.evidence
      return ok(await start(present.evidence, probePlan(askable), askable))
    },
    async cancel() {
      await stop()
      return ok(show(NO_ASSISTANT_VIEW))
    },
    async listen() {
      const refused = leadOnly(parts.operator(), 'change-bench')
      if (refused) return refuse(refused)
      if (!looked || !view.line) return refuse(failure('device-unknown'))
      examples = []
      const line = view.line
      await stop()
      return ok(await start(looked, [{ line, ask: null, waitMs: TEACH_MS }], []))
    },
    learn(weight) {
      const refused = leadOnly(parts.operator(), 'change-bench')
      if (refused) return refuse(refused)
      const [, shown = '', unit = ''] = TYPED_WEIGHT.exec(weight) ?? []
      const line = view.heard.at(-1)
      const named = WEIGHT_UNITS.find((known) => known === unit.toLowerCase())
      if (line === undefined || named === undefined) return refuse(failure('line-not-learned', { why: line === undefined ? 'nothing-heard' : 'unit-wanted' }))
      // The same weight again teaches nothing; the newer one counts.
      examples = [...examples.filter((example) => example.shown !== shown), { line, shown: shown.replace(',', '.'), unit: named }].slice(-mostExamples)
      const learned = learnLine(examples)
      if (learned.ok) return ok({ profile: { ...learned.value, ...(view.line ? { line: view.line } : {}) }, examples: examples.length })
      if (learned.failure.kind === 'too-few-examples' || (learned.failure.kind === 'ambiguous' && examples.length < mostExamples)) return ok({ profile: null, examples: examples.length })
      examples = examples.slice(0, -1)
      return refuse(failure('line-not-learned', { why: learned.failure.kind }))
    },
    async close() {
      const standing = run
      run = null
      await standing?.cancel()
    },
  }
}

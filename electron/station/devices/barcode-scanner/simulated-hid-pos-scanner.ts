import type { DurationMs } from '@shared/domain/quantities'
import type { HidWire } from '../wires/hid-wire'
import { reportsOf, type HidPosForm } from './hid-pos-form'

/** What can go wrong with one code on its way. */
export interface HidPosScanFaults {
  readonly aim: string
  readonly vendorSymbology: number
  /** This report does not arrive, counted from 0. */
  readonly loseReport: number
  /** Only so many reports are sent: the trigger let go, the battery out. */
  readonly stopAfter: number
  /** The pause between two reports. */
  readonly pauseMs: DurationMs
}

/** A scanner in HID POS mode on a wire: it sends the reports a real one sends, faults included. */
export interface SimulatedHidPosScanner {
  readonly wire: HidWire
  scan(text: string, how?: Partial<HidPosScanFaults>): Promise<void>
  /** Several codes from one pull of the trigger, right behind each other. */
  scanTogether(codes: readonly { readonly text: string; readonly aim: string }[]): Promise<void>
  /** What it says after a menu command, as text under `]X0`. */
  answerMenu(text: string): Promise<void>
  /** Output and feature reports it was sent, oldest first. */
  readonly told: readonly Uint8Array[]
}

const usual: Omit<HidPosScanFaults, 'loseReport' | 'stopAfter'> = { aim: ']d1', vendorSymbology: 0x77, pauseMs: 0 }
const menuSymbology = 0x3f

export function createSimulatedHidPosScanner(wire: HidWire, form: HidPosForm): SimulatedHidPosScanner {
  const told: Uint8Array[] = []
  let previous: Promise<void> = Promise.resolve()
  wire.onBytes((report) => void told.push(report))
  wire.answerFeatures((report) => {
    told.push(report)
    return 'taken'
  })

  async function send(text: string, how: Partial<HidPosScanFaults>): Promise<void> {
    const { aim, vendorSymbology, pauseMs, loseReport, stopAfter } = { ...usual, ...how }
    const reports = reportsOf(form, { data: Buffer.from(text, 'utf8'), aim, vendorSymbology }).slice(0, stopAfter)
    for (const [place, report] of reports.entries()) {
      if (place > 0 && pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
      if (place !== loseReport) wire.write(report)
    }
  }

  function scan(text: string, how: Partial<HidPosScanFaults> = {}): Promise<void> {
    previous = previous.then(() => send(text, how))
    return previous
  }

  return {
    wire,
    scan,
    async scanTogether(codes) {
      await Promise.all(codes.map(({ text, aim }) => scan(text, { aim, vendorSymbology: 0 })))
    },
    answerMenu: (text) => scan(text, { aim: ']X0', vendorSymbology: menuSymbology }),
    told,
  }
}

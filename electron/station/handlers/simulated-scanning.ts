import type { SimulatedScanFault, SimulatedScannerKind } from '@shared/domain/simulated-devices'
import { honeywellForm } from '../devices/barcode-scanner/hid-pos-form'
import type { SimulatedBench } from '../devices/simulated-bench'

/** Bytes that no character has: what a loose cable makes of the line. */
const NOISE = Uint8Array.of(0x00, 0xff, 0x80, 0xfe)
/** As slow as the slowest scanners: a byte each 12 ms, a report or a key each 100 ms. */
const SLOW = { byteMs: 12, reportMs: 100, keyMs: 100 } as const

export interface ScannerInHand {
  readonly kind: SimulatedScannerKind
  readonly fault: SimulatedScanFault | null
}

/** Reads a code with the scanner in the hand, faults and all; resolves when its last byte is on its way. */
export async function scanSimulated(bench: SimulatedBench, { kind, fault }: ScannerInHand, text: string): Promise<void> {
  for (let times = fault === 'twice' ? 2 : 1; times > 0; times--) await scanOnce(bench, kind, fault, text)
}

async function scanOnce({ scanner, hidScanner, keyboardScanner }: SimulatedBench, kind: SimulatedScannerKind, fault: SimulatedScanFault | null, text: string): Promise<void> {
  switch (kind) {
    case 'serial-scanner':
      if (fault === 'noise') scanner.emit(NOISE)
      if (fault === 'half') return scanner.scan(text.slice(0, Math.ceil(text.length / 2)), { suffix: '' })
      return scanner.scan(text, fault === 'slow' ? { chunking: 'bytes', chunkPauseMs: SLOW.byteMs } : {})
    case 'hid-pos': {
      const reports = Math.max(1, Math.ceil(Buffer.byteLength(text) / honeywellForm.dataBytes))
      return hidScanner.scan(text, { ...(fault === 'half' && { loseReport: reports - 1 }), ...(fault === 'slow' && { pauseMs: SLOW.reportMs }) })
    }
    case 'keyboard':
      return keyboardScanner.scan(text, { ...(fault === 'layout' && { layout: 'ru' }), ...(fault === 'slow' && { gapMs: SLOW.keyMs }) })
  }
}

/** The cable of the scanner in the hand; one that types has none of its own. */
export async function plugScanner({ scanner, hidScanner }: SimulatedBench, kind: SimulatedScannerKind, isPlugged: boolean): Promise<void> {
  if (kind === 'keyboard') return
  const { wire } = kind === 'hid-pos' ? hidScanner : scanner
  return isPlugged ? wire.plug() : wire.unplug()
}

import type { TextEncoding } from '@shared/domain/device-profile'
import { symbologyOf } from '@shared/domain/symbology'
import { parseScanFrame } from '../station/devices/barcode-scanner/scan-frame'
import { createScanFramer } from '../station/devices/barcode-scanner/scan-framer'
import type { LineFrame } from '../station/devices/parsers/line-frame'
import { readableBytes } from '../station/devices/readable-bytes'
import { answer, EXIT, tell, type ExitCode } from './outcome'
import { frameLines } from './scan-frames-lines'

/** Reads the bytes of a serial scanner as one stream and answers each finished scan. The end of the input is silence. */
export async function readSerialScans(encoding: TextEncoding): Promise<ExitCode> {
  const framer = createScanFramer()
  let exit: ExitCode = EXIT.done
  let now = 0
  const tellAll = (frames: readonly LineFrame[]): void => frames.forEach((frame) => tellScan(frame, encoding))
  for await (const { line, frame } of frameLines()) {
    if (frame === null) {
      exit = EXIT.refused
      tell(`turnback: no bytes: ${line.slice(0, 200)}`)
      continue
    }
    now = frame.at ?? now
    tellAll(framer.elapse(now))
    tellAll(framer.push(frame.bytes, now))
  }
  tellAll(framer.elapse(framer.dueAt ?? now))
  return exit
}

function tellScan(frame: LineFrame, encoding: TextEncoding): void {
  const scan = parseScanFrame(frame.bytes, encoding)
  if (!scan.ok) return tell(`turnback: no scan (${scan.failure}): ${readableBytes(frame.bytes).slice(0, 200)}`)
  const symbology = symbologyOf(scan.value.aim, null)
  answer({ ...scan.value, ...(symbology === null ? {} : { symbology }) })
}

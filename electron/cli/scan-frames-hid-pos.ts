import type { TextEncoding } from '@shared/domain/device-profile'
import { describeHidPos } from '../station/devices/barcode-scanner/hid-pos-layout'
import { createHidPosReader, type HidPosNews } from '../station/devices/barcode-scanner/hid-pos-reader'
import { answer, EXIT, tell, type ExitCode } from './outcome'
import { frameLines } from './scan-frames-lines'

/** Usage page 0x8C, as a report descriptor of a scanner begins. */
const descriptorStart = '058c'

/**
 * Reads the reports of a HID POS scanner, one a line, and answers each finished scan. A line that is a report descriptor
 * says how the reports behind it are laid out; without one they have to bear out a known layout themselves.
 */
export async function readHidPosScans(encoding: TextEncoding): Promise<ExitCode> {
  let reader = createHidPosReader(null, encoding)
  let exit: ExitCode = EXIT.done
  let now = 0
  for await (const { line, frame } of frameLines()) {
    if (frame === null) {
      exit = EXIT.refused
      tell(`turnback: no report: ${line.slice(0, 200)}`)
      continue
    }
    now = frame.at ?? now
    reader.elapse(now)
    if (Buffer.from(frame.bytes).toString('hex').startsWith(descriptorStart)) {
      const described = describeHidPos(frame.bytes)
      if (described.ok) reader = createHidPosReader(described.value.layout, encoding)
      else tell(`turnback: this descriptor is of no use (${described.failure})`)
      continue
    }
    tellNews(reader.push(frame.bytes, now))
  }
  if (reader.dueAt !== null) tell('turnback: the last scan was not finished')
  return exit
}

function tellNews(news: HidPosNews | null): void {
  switch (news?.kind) {
    case undefined:
      return
    case 'scan':
      return answer({
        text: news.text, aim: news.aim,
        ...(news.symbology === null ? {} : { symbology: news.symbology }),
        ...(news.vendorSymbology === null ? {} : { vendorSymbology: `0x${news.vendorSymbology.toString(16).padStart(2, '0')}` }),
      })
    case 'unreadable':
      return answer({ text: null, aim: news.aim, why: news.why, hex: Buffer.from(news.bytes).toString('hex') })
    case 'menu-reply':
      return tell(`turnback: an answer of the scanner, no scan: ${JSON.stringify(news.text.slice(0, 200))}`)
    case 'no-scan':
      return tell(`turnback: a report without a scan (${news.why})`)
  }
}

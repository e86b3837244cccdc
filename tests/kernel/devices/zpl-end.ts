import { createZplInput } from '../../../electron/station/devices/label-printer/simulated-zpl-input'
import type { UsbGadget } from './usb-gadget'

/** The inside of a ZPL printer at the end of a USB cable: what it holds outlives an unplug, as in a real one. */
export interface ZplEnd {
  /** Every format that came out, in order. */
  readonly labels: readonly string[]
  /** Stops reading in the middle of the next label, until it is plugged in anew. */
  stallInLabel(): void
}

/** Answers `~HS`, `^HH` and the odometer; prints at once. */
export function createZplEnd(gadget: UsbGadget): ZplEnd {
  const input = createZplInput()
  const labels: string[] = []
  let stalls = false
  const answer = (text: string): void => gadget.write(Buffer.from(text, 'latin1'))
  gadget.onBytes((bytes) => {
    for (const part of input.push(bytes)) {
      if (part.kind === 'format' && part.zpl.includes('^HH')) answer(`\x02${['GAP/NOTCH           MEDIA TYPE', '832                 PRINT WIDTH', '280                 LABEL LENGTH', '832 8/MM FULL       RESOLUTION', 'V1.0                FIRMWARE', 'ZPL II              ZPL MODE'].map((line) => `  ${line.padEnd(38)}\r\n`).join('')}\x03`)
      else if (part.kind === 'format' && part.zpl.includes('^FD')) labels.push(part.zpl)
      else if (part.kind === 'setting') answer(`"${labels.length}"`)
      else if (part.kind === 'command' && part.command === '~HS') {
        answer(`\x02030,0,0,1245,000,0,0,${input.hasPartialFormat ? '1' : '0'},000,0,0,0\x03\r\n\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n`)
      }
    }
    if (!stalls || !input.hasPartialFormat) return
    stalls = false
    gadget.stall()
  })
  return {
    labels,
    stallInLabel() {
      stalls = true
    },
  }
}

import type { Lpn } from '../domain/ids'
import { groupLpn } from '../domain/lpn'
import type { Dpi, Label, ZoneMark } from './label'
import { BENCH_LABEL, DEFAULT_DPI, makeLabel } from './label'

/** What stands on a tote. */
export interface ToteLabelContent {
  readonly lpn: Lpn
  readonly zone: ZoneMark
  /** The name people use, such as `A-12`. */
  readonly name: string
}

/** The label of a tote, 57 x 32 mm: the zone sign and the name as large as they get, to be read from two metres. */
export function toteLabel(content: ToteLabelContent, dpi: Dpi = DEFAULT_DPI): Label {
  const text = { kind: 'text', bold: true, verticalAlign: 'middle', maxLines: 1 } as const
  return makeLabel({
    ...BENCH_LABEL,
    dpi,
    elements: [
      { kind: 'zone-mark', x: 1.75, y: 1.75, width: 15.5, height: 15.5, mark: content.zone },
      { ...text, text: content.name, x: 19, y: 0.125, width: 36.25, height: 18.5, size: 15.375, minSize: 6, align: 'left' },
      { kind: 'barcode', symbology: 'code128', x: 0, y: 18.75, width: BENCH_LABEL.width, height: 8.25, data: content.lpn, module: 0.5 },
      { ...text, text: groupLpn(content.lpn), x: 2, y: 27.125, width: 53, height: 4.25, size: 3.5, minSize: 2.5, align: 'center' },
    ],
  })
}

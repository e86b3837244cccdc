import type { Lpn } from '../domain/ids'
import { groupLpn } from '../domain/lpn'
import type { Dpi, Label } from './label'
import { BENCH_LABEL, DEFAULT_DPI, makeLabel } from './label'

/** What stands on an operator's badge. */
export interface BadgeLabelContent {
  readonly lpn: Lpn
  /** The operator's name as the bench shows it. */
  readonly name: string
}

/** The badge of an operator, 57 x 32 mm: name, bar code, licence plate. No zone and no role: both change, a badge does not. */
export function badgeLabel(content: BadgeLabelContent, dpi: Dpi = DEFAULT_DPI): Label {
  const text = { kind: 'text', x: 2, width: 53, bold: true, align: 'center', verticalAlign: 'middle' } as const
  return makeLabel({
    ...BENCH_LABEL,
    dpi,
    elements: [
      { ...text, text: content.name, y: 0.75, height: 12.5, size: 7.5, minSize: 3.5, maxLines: 2 },
      { kind: 'barcode', symbology: 'code128', x: 0, y: 14, width: BENCH_LABEL.width, height: 11.75, data: content.lpn, module: 0.25 },
      { ...text, text: groupLpn(content.lpn), y: 26.125, height: 5.25, size: 4.25, minSize: 3, maxLines: 1 },
    ],
  })
}

import type { Lpn } from '../domain/ids'
import { groupLpn } from '../domain/lpn'
import { fitText } from './fit-text'
import type { Dpi, Label, TextElement, ZoneMark } from './label'
import { BENCH_LABEL, DEFAULT_DPI, dotsPerMm, makeLabel } from './label'

/** What stands on a unit's label. All words are ready to print: in the reader's language, with dates and numbers formatted. */
export interface UnitLabelContent {
  readonly lpn: Lpn
  readonly zone: ZoneMark
  /** The item's name. */
  readonly title: string
  /** Such as `TR-300 · grade C · repair`. */
  readonly line1: string
  /** Such as `return 4711 · due 26 Nov`. */
  readonly line2: string
}

/** Text begins here, right of the zone sign, and ends before the right margin. In mm. */
const TEXT = { x: 15.5, width: 39.75 } as const

/** The two lines under the title: the height of each and the size they have when both fit. In mm. */
const LINE = { height: 3.5, size: 2.875 } as const

/**
 * The label of a unit, 57 x 32 mm: zone sign, three lines, bar code, licence plate.
 * Read from above: where it goes, what it is, why; the plate is there for the eye when a code is torn.
 */
export function unitLabel(content: UnitLabelContent, dpi: Dpi = DEFAULT_DPI): Label {
  const line = { kind: 'text', ...TEXT, minSize: 2.125, bold: false, align: 'left', verticalAlign: 'middle', maxLines: 1 } as const
  const size = sharedSize([content.line1, content.line2].map((text) => ({ ...line, text, y: 0, height: LINE.height, size: LINE.size })), dpi)
  return makeLabel({
    ...BENCH_LABEL,
    dpi,
    elements: [
      { kind: 'zone-mark', x: 1.75, y: 1.75, width: 12.25, height: 12.25, mark: content.zone },
      { ...line, text: content.title, y: 0.75, height: 6.75, size: 4.25, minSize: 2.5, bold: true, verticalAlign: 'bottom', maxLines: 2 },
      { ...line, text: content.line1, y: 7.625, height: LINE.height, size },
      { ...line, text: content.line2, y: 7.625 + LINE.height, height: LINE.height, size },
      { kind: 'barcode', symbology: 'code128', x: 0, y: 15.5, width: BENCH_LABEL.width, height: 10.25, data: content.lpn, module: 0.25 },
      { ...line, text: groupLpn(content.lpn), x: 2, width: 53, y: 26.125, height: 5.25, size: 4.25, bold: true, align: 'center' },
    ],
  })
}

/** The largest size at which every one of the texts fits: neighbours of different sizes look like a mistake. */
function sharedSize(elements: readonly TextElement[], dpi: Dpi): number {
  return Math.min(...elements.map((element) => fitText(element, dotsPerMm(dpi)).size))
}

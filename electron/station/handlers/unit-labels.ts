import type { LabelPreview } from '@shared/contract/bench-view'
import type { LabelWords } from '@shared/contract/template-data'
import type { Instant } from '@shared/domain/quantities'
import type { UnitView } from '@shared/domain/unit'
import { wordsIn, type Language } from '@shared/domain/words'
import { ZONES } from '@shared/domain/zone'
import { labelToDrawables } from '@shared/labels/label-drawables'
import type { Label } from '@shared/labels/label'
import type { LabelData } from '@shared/labels/templates/template'

/** Templates that the station itself prints from. */
export const UNIT_TEMPLATE = 'unit-lpn'
export const HOLD_TEMPLATE = 'quarantine'
export const TOTE_TEMPLATE = 'tote-lpn'
export const BADGE_TEMPLATE = 'operator-badge'

/** Time until a decided unit should be where its label says, and until a unit on hold should be decided: the 48 hours of the returns promise. */
const DUE_AFTER_MS = 48 * 3_600_000

/** What stands on the label of a decided unit. */
export function unitLabelData(unit: UnitView, rmaNumber: string, requestedAt: Instant): LabelData {
  if (!unit.zone || !unit.grade || !unit.disposition) throw new Error(`unit ${unit.lpn} has no decision to print`)
  return {
    lpn: unit.lpn, zone: ZONES[unit.zone].letter, title: unit.title, sku: unit.sku, grade: unit.grade, disposition: unit.disposition,
    rmaNumber, due: localDate(requestedAt + DUE_AFTER_MS),
  }
}

/** What stands on the plate of a unit that waits before its route is known or its label printed: that it waits, why and until when. */
export function holdLabelData(unit: UnitView, words: LabelWords, language: Language): LabelData {
  if (!unit.held) throw new Error(`unit ${unit.lpn} is not on hold`)
  return {
    lpn: unit.lpn, title: unit.title, reason: wordsIn(words.holdReasons[unit.held.reason], language),
    since: localDate(unit.held.at), due: localDate(unit.held.at + DUE_AFTER_MS),
  }
}

/** The day at the bench, as templates take dates: YYYY-MM-DD. */
function localDate(instant: Instant): string {
  const day = new Date(instant)
  return [String(day.getFullYear()).padStart(4, '0'), String(day.getMonth() + 1).padStart(2, '0'), String(day.getDate()).padStart(2, '0')].join('-')
}

/** A label as shapes in millimetres, drawn from the same layout as the print. */
export function labelPreview(label: Label): LabelPreview {
  return {
    widthMm: label.width,
    heightMm: label.height,
    shapes: labelToDrawables(label).map((drawable) => {
      switch (drawable.kind) {
        case 'rectangle':
          return { kind: 'rect', x: drawable.x, y: drawable.y, width: drawable.width, height: drawable.height, fill: drawable.ink }
        case 'path':
          return { kind: 'path', d: drawable.path, fill: drawable.ink }
        case 'text':
          return { kind: 'text', x: drawable.x, y: drawable.baseline, size: drawable.size, bold: drawable.bold, anchor: drawable.anchor, fill: 'black', text: drawable.text }
      }
    }),
  }
}

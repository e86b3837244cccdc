import type { LabelPreview } from '@shared/contract/bench-view'
import type { LabelWords } from '@shared/contract/template-data'
import type { UnitView } from '@shared/domain/unit'
import { wordsIn, type Language, type Words } from '@shared/domain/words'
import { ZONES, zoneFor } from '@shared/domain/zone'
import { labelToDrawables } from '@shared/labels/label-drawables'
import { unitLabel, type UnitLabelContent } from '@shared/labels/unit-label'

/** Time until a decided unit should be where its label says: the 48 hours of the returns promise. */
const DUE_AFTER_MS = 48 * 3_600_000

function fill(words: Words, language: Language, values: Readonly<Record<string, string>>): string {
  return wordsIn(words, language).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** What stands on the label of a decided unit, in the language of the station. */
export function unitLabelContent(unit: UnitView, rmaNumber: string, words: LabelWords, language: Language): UnitLabelContent {
  if (!unit.zone || !unit.grade || !unit.disposition || !unit.label) throw new Error(`unit ${unit.lpn} has no decision to print`)
  const zone = ZONES[unit.zone]
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format(unit.label.requestedAt + DUE_AFTER_MS)
  return {
    lpn: unit.lpn,
    zone: { letter: zone.letter, shape: zone.shape },
    title: unit.title,
    line1: [unit.sku, fill(words.grade, language, { grade: unit.grade }), wordsIn(words.dispositions[unit.disposition], language)].join(' · '),
    line2: [fill(words.returnNumber, language, { number: rmaNumber }), fill(words.due, language, { date })].join(' · '),
  }
}

/** What stands on the plate of a unit that waits before its route is known or its label printed: that it waits, and why. */
export function holdLabelContent(unit: UnitView, rmaNumber: string, words: LabelWords, language: Language): UnitLabelContent {
  if (!unit.held) throw new Error(`unit ${unit.lpn} is not on hold`)
  const zone = zoneFor('quarantine')
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format(unit.held.at)
  return {
    lpn: unit.lpn,
    zone: { letter: zone.letter, shape: zone.shape },
    title: unit.title,
    line1: fill(words.hold, language, { reason: wordsIn(words.holdReasons[unit.held.reason], language) }),
    line2: [fill(words.returnNumber, language, { number: rmaNumber }), fill(words.since, language, { date })].join(' · '),
  }
}

/** The label as shapes in millimetres, drawn from the same layout as the print. */
export function previewUnitLabel(content: UnitLabelContent): LabelPreview {
  const label = unitLabel(content)
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

import type { LabelPreview } from '@shared/contract/bench-view'
import type { LabelWords } from '@shared/contract/template-data'
import { asId, type PrintJobId, type UnitId } from '@shared/domain/ids'
import type { LabelMedia, PrinterDpi, PrinterLanguage } from '@shared/domain/label-media'
import { parseSubject, type LabelPurpose, type Subject } from '@shared/domain/journal-entry'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { UnitView } from '@shared/domain/unit'
import type { Language } from '@shared/domain/words'
import { DEFAULT_DPI } from '@shared/labels/label'
import type { LabelData } from '@shared/labels/templates/template'
import type { LabelContent, MadeLabel } from '../labels/label-maker'
import type { LabelTrouble } from '../printing/print-queue'
import type { Store } from '../store/store'
import type { LabelPrinting } from './label-printing'
import { HOLD_TEMPLATE, holdLabelData, labelPreview, UNIT_TEMPLATE, unitLabelData } from './unit-labels'

/** One label that was asked for: of what, and what it says where that is not told by its subject. */
export interface LabelJobAsked {
  readonly subject: Subject
  readonly printJobId: PrintJobId
  readonly purpose: LabelPurpose
  /** Both are set for a label of any template; the plate of a unit is made of the unit as it is when its turn comes. */
  readonly templateId: string | null
  readonly data: LabelData | null
}

/** A label with the template that it was made of. */
export interface TemplatedLabel extends MadeLabel {
  readonly templateId: string
  readonly templateVersion: number
}

/** Makes the labels of the bench: says what stands on each, from which template. */
export interface LabelSource {
  /** What a printer has to be loaded with for the label. */
  mediaOf(job: LabelJobAsked): LabelMedia
  /** The label as its printer takes it. A label that cannot be made has sent nothing. */
  make(job: LabelJobAsked, printer: { readonly language: PrinterLanguage; readonly dpi: PrinterDpi }): Promise<Result<TemplatedLabel, LabelTrouble>>
  /** What the label of a unit's route says. */
  contentOfUnit(unit: UnitView): LabelContent
  /** The label of a unit's route, as shapes for the window. */
  previewUnit(unit: UnitView): LabelPreview
  /** A label of any template as shapes; null when its data do not fit. */
  previewOf(templateId: string, data: LabelData, jobId: PrintJobId): LabelPreview | null
}

export interface LabelSourceParts extends LabelPrinting {
  readonly store: Store
  readonly words: LabelWords
  /** The language of what is printed. */
  readonly locale: Language
}

export function createLabelSource({ store, templates, maker, words, locale }: LabelSourceParts): LabelSource {
  const routeLabel = (unit: UnitView, printJobId: PrintJobId | null): LabelContent => ({
    template: templates.inForce(UNIT_TEMPLATE), locale, jobId: printJobId,
    data: unitLabelData(unit, store.bench.parcel(unit.parcelId)?.rmaNumber ?? '', unit.label?.requestedAt ?? 0),
  })

  function contentOf({ subject, printJobId, purpose, templateId, data }: LabelJobAsked): LabelContent | null {
    if (templateId !== null) return data === null ? null : { template: templates.inForce(templateId), data, locale, jobId: printJobId }
    const about = parseSubject(subject)
    const unit = about?.type === 'unit' ? store.bench.unit(asId<UnitId>(about.id)) : null
    if (!unit) return null
    if (purpose === 'hold') return { template: templates.inForce(HOLD_TEMPLATE), data: holdLabelData(unit, words, locale), locale, jobId: printJobId }
    return routeLabel(unit, printJobId)
  }

  return {
    mediaOf: ({ templateId, purpose }) => templates.inForce(templateId ?? (purpose === 'hold' ? HOLD_TEMPLATE : UNIT_TEMPLATE)).media,
    async make(job, { language, dpi }) {
      const content = contentOf(job)
      if (!content) return refuse({ cause: 'label-data', detail: 'what the label says is not kept; it has to be asked for anew', sentBytes: 0 })
      const made = await maker.make({ ...content, language, dpi })
      if (made.ok) return ok({ ...made.value, templateId: content.template.id, templateVersion: content.template.version })
      return refuse({ cause: 'label-data', detail: made.failure.map(({ path, why }) => `${path} ${why}`).join('; '), sentBytes: 0 })
    },
    contentOfUnit: (unit) => routeLabel(unit, unit.label?.printJobId ?? null),
    previewOf(templateId, data, jobId) {
      const laid = maker.layOut({ template: templates.inForce(templateId), data, locale, jobId, dpi: DEFAULT_DPI })
      return laid.ok ? labelPreview(laid.value) : null
    },
    previewUnit(unit) {
      const laid = maker.layOut({ ...routeLabel(unit, unit.label?.printJobId ?? null), dpi: DEFAULT_DPI })
      // A label that cannot be laid out is told when it is printed; until then the window shows an empty one.
      return laid.ok ? labelPreview(laid.value) : { widthMm: 57, heightMm: 32, shapes: [] }
    },
  }
}

import type { Instant } from '@shared/domain/quantities'
import { labelsNeeded } from '@shared/domain/relabel-rules'
import { PLATE_TEMPLATE, type NeededLabel, type RelabelUnit } from '@shared/domain/relabel-state'
import type { UnitView } from '@shared/domain/unit'
import { wordsIn, type Language } from '@shared/domain/words'
import { marketplaceCodeOf, relabelData } from '@shared/labels/relabel-data'
import { carriesPlate, missingFields, otherCodes } from '@shared/labels/templates/codes-on-label'
import type { LabelData, LabelTemplate } from '@shared/labels/templates/template'
import type { Clock, LabelTemplates } from '../ports'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'

export interface RelabelNeedsParts {
  readonly store: Store
  readonly templates: Templates
  readonly labels: LabelTemplates
  /** The language of what is printed. */
  readonly locale: Language
  readonly clock: Clock
}

/** Says of a unit which labels it needs and what stands on them, from unit, item and return order. */
export function createRelabelNeeds({ store, templates, labels, locale, clock }: RelabelNeedsParts): (unit: UnitView) => RelabelUnit {
  const rules = templates.relabelRules

  return (unit) => {
    const item = unit.itemId === null ? null : store.reference.item(unit.itemId)
    // Channel and price are those of the rule, as long as nobody chose against it.
    const routeRule = unit.dispositionOverride || unit.ruleId === null ? null : templates.decisionRules.disposition.rules.find(({ id }) => id === unit.ruleId)
    const needed = unit.disposition !== null && unit.zone !== null && unit.grade !== null
      ? labelsNeeded(rules, {
          disposition: unit.disposition, zone: unit.zone, grade: unit.grade, channel: routeRule?.channel ?? null,
          hasMarketplaceCode: marketplaceCodeOf(item, rules.marketplaceCode) !== null, checklistId: unit.checklistId,
          category: item?.category ?? '', title: unit.title, weightGrams: unit.weightGrams,
        })
      : { rule: null, labels: [] }
    const data = relabelData(
      {
        unit, item, lpn: unit.lpn, dayOf,
        offer: unit.itemId === null ? null : store.reference.itemOffer(unit.itemId),
        priceRule: routeRule?.price ?? null,
        rmaNumber: store.bench.parcel(unit.parcelId)?.rmaNumber ?? '',
        foundWords: unit.foundReason && wordsIn(templates.reasonWords(unit.foundReason.reason), locale),
        ruleWords: unit.ruleId === null ? '' : wordsIn(templates.ruleWords(unit.ruleId), locale),
        requestedAt: clock.now(),
      },
      rules,
    )
    return {
      unit,
      rule: needed.rule,
      labels: needed.labels.map(({ templateId, covers, needs }): NeededLabel => {
        const template = labels.inForce(templateId)
        const values = valuesFor(template, data)
        return { templateId, covers, carriesPlate: carriesPlate(template), data: values, codes: otherCodes(template, values), missing: missingFields(template, values, needs) }
      }),
      plateData: valuesFor(labels.inForce(PLATE_TEMPLATE), data),
      itemCodes: itemCodesOf(unit, item),
    }
  }
}

/** What the template asks for: nothing else of the unit belongs on it or in the journal with it. */
function valuesFor({ fields }: LabelTemplate, data: LabelData): LabelData {
  return Object.fromEntries(fields.flatMap(({ name }) => (data[name] === null || data[name] === undefined ? [] : [[name, data[name]]])))
}

/** Codes that are on the goods themselves. */
function itemCodesOf(unit: UnitView, item: ReturnType<Store['reference']['item']>): readonly string[] {
  const coded = item?.codes?.filter(({ guessed, kind }) => !guessed && (kind === 'gtin' || kind === 'other')).map(({ code }) => code) ?? []
  return [...new Set([unit.scanned, unit.sku, ...(item?.gtins ?? []), ...coded])].filter((code) => code !== '' && code !== unit.lpn)
}

/** The day of an instant on the wall clock of the station. */
function dayOf(at: Instant): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}

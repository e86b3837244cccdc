import type { Lpn } from '../domain/ids'
import type { Item } from '../domain/item'
import type { Instant, Money } from '../domain/quantities'
import { priceOf, type PriceRule } from '../domain/disposition-rules'
import type { RelabelRules } from '../domain/relabel-rules'
import type { UnitView } from '../domain/unit'
import type { FieldValue, LabelData } from './templates/template'

/** Everything that the labels of a unit may say, from unit, item and return order. */
export interface RelabelSources {
  readonly unit: UnitView
  readonly item: Item | null
  /** The catalogue's price of a new one, and whose goods it is. */
  readonly offer: { readonly price: Money | null; readonly brand: string | null } | null
  /** The price of the route's rule; null where it names none, or a person chose the route. */
  readonly priceRule: PriceRule | null
  readonly rmaNumber: string
  /** The plate that the label gets: a fresh one, or the one that the unit has. */
  readonly lpn: Lpn
  /** What was found, in the language of the label; null before the inspection said it. */
  readonly foundWords: string | null
  /** The rule that decided the route, in the language of the label. */
  readonly ruleWords: string
  readonly requestedAt: Instant
  /** The local day of an instant, YYYY-MM-DD. */
  readonly dayOf: (at: Instant) => string
}

const DAY_MS = 86_400_000
const PERMILLE = 1000
const PERMILLE_OF_PERCENT = 10

/** The marketplace's own code for the item; null where its codes name none. */
export function marketplaceCodeOf(item: Pick<Item, 'codes'> | null, pattern: string): string | null {
  const whole = new RegExp(`^(?:${pattern})$`)
  return item?.codes?.find(({ code, guessed }) => !guessed && whole.test(code))?.code ?? null
}

/** Prices of a unit: what it costs now, and what a new one costs where that is more. */
function pricesOf({ unit, offer, priceRule }: RelabelSources, rules: RelabelRules): { readonly price: Money | null; readonly oldPrice: Money | null } {
  const usual = offer?.price ?? null
  if (!usual || unit.grade === null) return { price: null, oldPrice: null }
  // When it was sold is not known here, so the first step of the ladder counts.
  const price = priceOf(priceRule ?? { permille: PERMILLE - rules.discountPercent[unit.grade] * PERMILLE_OF_PERCENT }, usual, 0)
  return { price, oldPrice: price.minor < usual.minor ? usual : null }
}

/**
 * The values by field name of the templates. What is not known is null: whether a label can do without it, its template and
 * the rule that asks for it say.
 */
export function relabelData(sources: RelabelSources, rules: RelabelRules): LabelData {
  const { unit, item, offer, lpn, dayOf, requestedAt } = sources
  const since = unit.held?.at ?? unit.placedAt ?? requestedAt
  const values: Record<string, FieldValue | null> = {
    lpn, title: unit.title, sku: unit.sku, zone: unit.zone, grade: unit.grade, disposition: unit.disposition,
    condition: unit.grade && rules.conditions[unit.grade],
    gtin: item?.gtins[0] ?? null,
    fnsku: marketplaceCodeOf(item, rules.marketplaceCode),
    serial: unit.serial, lot: unit.lot,
    rmaNumber: sources.rmaNumber, order: sources.rmaNumber,
    weight: unit.weightGrams,
    stream: rules.streams[unit.checklistId] ?? rules.streams.usual ?? null,
    vendor: offer?.brand ?? null,
    units: unit.packQuantity,
    packed: dayOf(requestedAt), since: dayOf(since), due: dayOf(since + rules.dueDays * DAY_MS),
    reason: sources.ruleWords,
    fault: sources.foundWords,
    ...pricesOf(sources, rules),
  }
  return values
}

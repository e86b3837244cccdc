import { permilleOf } from './disposition-rules'
import type { Grade } from './grading-rules'
import type { Money } from './quantities'
import { DISPOSITIONS, isResalable, type Disposition } from './zone'

/** Rule data: what a unit brings in on one route. */
export interface RouteRecovery {
  /** What it sells for, in thousandths of its price when new. A grade left out cannot go this way. */
  readonly pricePermille: Partial<Readonly<Record<Grade, number>>>
  /** Fees of the channel, in thousandths of what it sells for. */
  readonly feePermille: number
  /** How long it lies until it is sold. */
  readonly storageDays: number
}

/** Costs in minor units of one currency. */
export interface RecoveryCosts {
  /** Work on a unit by route: refurbishment, repair, packing, freight, disposal. Nothing where a route is left out. */
  readonly work: Partial<Readonly<Record<Disposition, number>>>
  readonly storagePerDay: number
}

/** `resources/rules/recovery.json` */
export interface RecoveryRules {
  readonly version: number
  readonly routes: Partial<Readonly<Record<Disposition, RouteRecovery>>>
  /** By ISO 4217 code. Without costs in the currency of a unit nothing is said about it. */
  readonly costs: Readonly<Record<string, RecoveryCosts>>
}

/** The parts of an expected recovery, all in minor units: `net` is the price less the rest, and may be below zero. */
export interface Recovery {
  readonly disposition: Disposition
  readonly currency: string
  readonly price: number
  readonly work: number
  readonly fees: number
  readonly storage: number
  readonly net: number
}

/** What a unit of this value and grade is expected to bring in on a route; null where that cannot be said. `price` replaces the usual one where a rule set it and the route sells. */
export function recoveryOn(rules: RecoveryRules, disposition: Disposition, grade: Grade, value: Money, price: Money | null = null): Recovery | null {
  const route = rules.routes[disposition]
  const permille = route?.pricePermille[grade]
  const costs = Object.hasOwn(rules.costs, value.currency) ? rules.costs[value.currency] : undefined
  if (!route || permille === undefined || !costs) return null
  const sold = (isResalable(disposition) ? price?.minor : undefined) ?? permilleOf(value.minor, permille)
  const work = costs.work[disposition] ?? 0
  const fees = permilleOf(sold, route.feePermille)
  const storage = costs.storagePerDay * route.storageDays
  return { disposition, currency: value.currency, price: sold, work, fees, storage, net: sold - work - fees - storage }
}

/** Every route that something can be said about, in the order of the dispositions. */
export function recoveryByRoute(rules: RecoveryRules, grade: Grade, value: Money): readonly Recovery[] {
  return DISPOSITIONS.flatMap((disposition) => recoveryOn(rules, disposition, grade, value) ?? [])
}

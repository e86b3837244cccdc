import { readyConditions, type DispositionFacts, type RuleConditions } from './disposition-facts'
import type { Money } from './quantities'
import type { Words } from './words'
import { isResalable, zoneFor, type Disposition, type ZoneLetter } from './zone'

/** Where a unit is sold again. */
export const RESALE_CHANNELS = ['main-shelf', 'as-new', 'discount', 'marketplace', 'outlet'] as const
export type ResaleChannel = (typeof RESALE_CHANNELS)[number]

/**
 * The price of a unit, in thousandths of what it sells for when new. The ladder lowers it with age: the last step whose
 * days are reached counts. It is never below the floor.
 */
export interface PriceRule {
  readonly permille: number
  readonly ladder?: readonly { readonly fromDays: number; readonly permille: number }[] | undefined
  readonly floorPermille?: number | undefined
}

/** One rule: all named conditions must hold; a condition left out always holds. */
export interface DispositionRule {
  /** Shown to people as "rule 14": a number, once given, keeps its meaning. */
  readonly id: number
  readonly when: RuleConditions
  readonly disposition: Disposition
  /** The zone, where it is not the one of the disposition. */
  readonly zone?: ZoneLetter | undefined
  readonly channel?: ResaleChannel | undefined
  readonly price?: PriceRule | undefined
  /** What is recommended to be refunded, in thousandths of the price paid. */
  readonly refundPermille?: number | undefined
  /** Photos that must be there before the unit leaves the bench. */
  readonly photos?: number | undefined
  /** A second person looks at it. */
  readonly secondPerson?: boolean | undefined
  readonly words: Words
}

/** Rules in order: the first that fits decides. The last one has no condition, so that every unit gets a route. */
export interface DispositionRules {
  readonly version: number
  readonly rules: readonly DispositionRule[]
}

export interface DispositionDecision {
  readonly disposition: Disposition
  readonly zone: ZoneLetter
  readonly channel: ResaleChannel | null
  /** Null without a price rule, on a route that sells nothing, or where nobody knows what the unit sells for. */
  readonly price: Money | null
  readonly rule: DispositionRule
}

const PERMILLE = 1000
/** Largest amount that is calculated with, in minor units: a thousand times it is still exact. */
export const MAX_AMOUNT_MINOR = 1_000_000_000_000

/** So many thousandths of an amount, in whole minor units; half a unit is rounded away from zero. Exact up to MAX_AMOUNT_MINOR. */
export function permilleOf(minor: number, permille: number): number {
  if (!Number.isSafeInteger(minor) || Math.abs(minor) > MAX_AMOUNT_MINOR) throw new Error(`${minor} is no amount in minor units`)
  const thousandths = Math.abs(minor) * permille
  const whole = Math.floor((thousandths + PERMILLE / 2) / PERMILLE)
  return minor < 0 && whole > 0 ? -whole : whole
}

/** The price by a rule for a unit of this value and age. */
export function priceOf(rule: PriceRule, value: Money, ageDays: number): Money {
  const step = (rule.ladder ?? []).filter(({ fromDays }) => ageDays >= fromDays).at(-1)
  const permille = Math.max(step?.permille ?? rule.permille, rule.floorPermille ?? 0)
  return { minor: permilleOf(value.minor, permille), currency: value.currency }
}

interface ReadyRule {
  readonly rule: DispositionRule
  fits(facts: DispositionFacts): boolean
}

/** Rules are data and never change: what was made of them once is kept for as long as they are. */
const readyRules = new WeakMap<DispositionRules, readonly ReadyRule[]>()

function readied(rules: DispositionRules): readonly ReadyRule[] {
  let ready = readyRules.get(rules)
  if (!ready) readyRules.set(rules, (ready = rules.rules.map((rule) => ({ rule, fits: readyConditions(rule.when) }))))
  return ready
}

/** The route for a graded unit, with the rule that decided. */
export function decideDisposition(rules: DispositionRules, facts: DispositionFacts): DispositionDecision {
  const rule = readied(rules).find(({ fits }) => fits(facts))?.rule
  if (!rule) throw new Error(`disposition rules ${rules.version} have no last rule that fits everything`)
  return {
    disposition: rule.disposition,
    zone: rule.zone ?? zoneFor(rule.disposition).letter,
    channel: rule.channel ?? null,
    price: rule.price && facts.value && isResalable(rule.disposition) ? priceOf(rule.price, facts.value, facts.ageDays ?? 0) : null,
    rule,
  }
}

import type { Facts } from '@shared/domain/failure'
import { codeTail, shownCode } from './code-words'
import { numberOf, textOf } from './facts'
import { oneOf } from './kinds'
import type { RelabelOutcome } from './relabel-en'
import type { Speech } from './speech'

/** Fields of labels whose absence has words of its own. */
const MISSING_FIELDS = ['price', 'gtin', 'fnsku', 'sscc', 'vendor', 'address', 'name', 'city', 'sender', 'fault', 'order', 'stream', 'reason', 'serial', 'other'] as const

/** What the echo line says of a step on the relabel screen. */
export function relabelOutcome({ t }: Speech, kind: RelabelOutcome, facts: Facts): string {
  const title = textOf(facts, 'title')
  const of = numberOf(facts, 'of') ?? 0
  if (kind === 'unit-relabelled' && of > 0) return t('outcomeParts.relabelledOf', { title, done: numberOf(facts, 'done') ?? 0, of })
  return t(`outcomes.${kind}`, { title, of, place: numberOf(facts, 'place') ?? 0, tote: textOf(facts, 'tote'), left: numberOf(facts, 'left') ?? 0, count: numberOf(facts, 'count') ?? 0 })
}

/** Blanks that only refusals about labels have. */
export function relabelBlanks({ t }: Speech, facts: Facts): Readonly<Record<'oldCode' | 'lpn' | 'tail' | 'where' | 'missing', string>> {
  return {
    oldCode: shownCode(textOf(facts, 'oldCode')),
    lpn: shownCode(textOf(facts, 'lpn')),
    tail: codeTail(textOf(facts, 'lpn')),
    where: textOf(facts, 'where'),
    missing: t(`relabel.fields.${oneOf(MISSING_FIELDS, facts.field, 'other')}`),
  }
}

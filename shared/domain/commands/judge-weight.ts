import type { BenchState } from '../bench-state'
import { draft, standingEntries, subjectOf, WEIGHT_VERDICTS } from '../journal-entry'
import { accept, decline, type Decision } from './plan'
import type { UndoReach } from './undo-step'

/** Records what a person says of a weight that is not the usual one. */
export function judgeWeight(state: BenchState, verdict: string): Decision {
  const { unit, weight } = state
  const known = WEIGHT_VERDICTS.find((candidate) => candidate === verdict)
  if (!unit || unit.state !== 'weighed' || !known || (weight?.kind !== 'light' && weight?.kind !== 'heavy')) return decline('nothing-next')
  const { usualGrams, differenceGrams } = weight
  return accept('weight-judged', { verdict: known, usual: usualGrams, difference: differenceGrams }, [
    draft('weightJudged', subjectOf('unit', unit.unitId), { verdict: known, usualGrams, differenceGrams }),
  ])
}

/**
 * Takes the weight back by counter-entries, so that the scale weighs the unit once more. Only before the first answer:
 * an answer stands on the weight, and is taken back first.
 */
export function weighAgain(state: BenchState, undoable: () => UndoReach): Decision {
  const { unit } = state
  if (unit?.state !== 'weighed') return decline('nothing-to-weigh-again')
  if (unit.answers.length > 0) return decline('weigh-again-late')
  const subject = subjectOf('unit', unit.unitId)
  const weighed = standingEntries(undoable().entriesOf([subject]))
    .filter((entry) => entry.kind === 'unitWeighed' || entry.kind === 'weighingSkipped' || entry.kind === 'weightJudged')
    .reverse()
  if (!weighed.some((entry) => entry.kind !== 'weightJudged')) return decline('nothing-to-weigh-again')
  return accept('weighed-anew', { title: unit.title }, weighed.map((entry) => draft('entryVoided', subject, { origin: entry.origin, seq: entry.seq, kind: entry.kind })))
}

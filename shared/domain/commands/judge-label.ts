import type { BenchState } from '../bench-state'
import { PRINTER_TROUBLES } from '../device'
import { draft, subjectOf } from '../journal-entry'
import { jobCode } from '../job-code'
import type { LabelJob, UnitView } from '../unit'
import { accept, decline, type Decision } from './plan'

/** Causes with which the printer holds the label and prints it by itself as soon as somebody has seen to it. */
const HELD_BY_PRINTER: readonly (string | null)[] = [...PRINTER_TROUBLES, 'needs-hand']

/** Whether the printer has the whole label and only waits for a hand: printing it again would give two. */
export function isHeldByPrinter(label: Pick<LabelJob, 'isUnknown' | 'cause'>): boolean {
  return label.isUnknown && HELD_BY_PRINTER.includes(label.cause)
}

/** The label of the unit in hand of which nobody knows whether it came out; null while none is in doubt. */
export function doubtfulLabel(unit: UnitView | null): LabelJob | null {
  return unit?.state === 'labelling' && unit.label?.isUnknown === true && !isHeldByPrinter(unit.label) ? unit.label : null
}

/**
 * A person has looked whether the label came out. Without it, the same job is printed again; with it, the bench waits for
 * its scan as after any print.
 */
export function judgeLabel(state: BenchState, verdict: 'out' | 'not-out'): Decision {
  const { unit } = state
  const label = doubtfulLabel(unit)
  if (!unit || !label) return decline('nothing-next')
  const printed = verdict === 'out'
  return accept(printed ? 'label-out' : 'label-not-out', { lpn: unit.lpn, job: jobCode(label.printJobId) }, [
    draft('labelJudged', subjectOf('unit', unit.unitId), { printJobId: label.printJobId, printed }),
  ])
}

/** The newest label of the unit in hand is not to be used any more: its scan is a stop, and a new one is asked for with REPRINT. */
export function voidLabel(state: BenchState): Decision {
  const { unit } = state
  if (!unit || (unit.state !== 'labelling' && unit.state !== 'labelled') || !unit.label) return decline('nothing-to-void')
  if (unit.label.state === 'requested') return decline('printer-busy')
  if (unit.label.state === 'failed' && !unit.label.isUnknown) return decline('nothing-to-void')
  return accept('label-voided', { lpn: unit.lpn, job: jobCode(unit.label.printJobId) }, [
    draft('labelVoided', subjectOf('unit', unit.unitId), { printJobId: unit.label.printJobId, reason: 'asked-by-operator' }),
  ])
}

import { answerPending, NO_PLACE, YES_PLACE } from './answer-pending'
import { dueStep, proposedTote, type BenchState, type ToteAtBench } from './bench-state'
import { LAST_PLACE, type Choosing, type ChoosingKind } from './choosing'
import { answerPlace, type BenchCommand } from './command-barcode'
import { adjustScale } from './commands/adjust-scale'
import { answerQuestion } from './commands/answer-question'
import { choosePlace, gradeOfCommand } from './commands/choose-place'
import type { DecisionRules } from './commands/decide-unit'
import { askWhyHeld, holdUnit } from './commands/hold-unit'
import { weighAgain } from './commands/judge-weight'
import { doubtfulLabel, judgeLabel, voidLabel } from './commands/judge-label'
import { reprintLabel } from './commands/label-unit'
import { changeGrade, changeRoute } from './commands/override-decision'
import { decline, type Decision } from './commands/plan'
import { closeTote } from './commands/close-tote'
import { closeParcel, setParcelAside } from './commands/receive-parcel'
import { skipNumber } from './commands/record-serial'
import type { IdentifyTools } from './commands/take-unit'
import { changeReason } from './commands/record-reason'
import { signOut } from './commands/sign-in'
import { undoStep, undoableSteps, type UndoReach } from './commands/undo-step'
import { takeOverPrinter } from './commands/take-over-printer'
import { skipWeighing } from './commands/weigh-unit'
import { subjectOf } from './journal-entry'
import { isOpenParcel } from './parcel'
import { assertNever, ok } from './result'
import { withoutGuess } from './scan-guess'
import type { ToteCloseReason } from './tote'
import { chooseWaiting } from './waiting'

/** What a command decision may use besides the state. */
export interface CommandTools extends IdentifyTools {
  readonly rules: DecisionRules
  readonly scaleReady: boolean
  /** What the bench calls the printer that OTHER PRINTER would give the labels to; null when there is none. */
  readonly otherPrinter: string | null
  /** What the newest steps of this station were, read when UNDO, BACK or a tote command needs them. */
  readonly undoable: () => UndoReach
}

/** Judges a command, whether it came from the mat, a key or a button: all three mean the same. */
export function decideCommand(state: BenchState, command: BenchCommand, tools: CommandTools): Decision {
  if (!state.operator) return decline('sign-in-first')
  const place = answerPlace(command)
  if (place !== null) return decideAnswer(state, place, tools)
  switch (command) {
    case 'BACK':
      return decideBack(state, tools)
    case 'UNDO':
      return state.pending ? putBack(state) : undoStep(tools.undoable(), tools.minting)
    case 'HOLD':
      // With nothing in hand, what waits is the parcel itself. Twice the same command is the quick way: set aside for later, no more said.
      if (!state.unit && isOpenParcel(state.parcel)) return setParcelAside(state)
      return isChoosing(state, 'hold-why') ? holdUnit(state, 'asked-by-operator', tools.minting) : askWhyHeld(state)
    case 'LEAD':
      return holdUnit(state, 'lead-decides', tools.minting)
    case 'NEXT':
      return decideNext(state, tools)
    case 'CHANGE ROUTE':
      return changeRoute(state)
    case 'CHANGE REASON':
      return changeReason(state)
    case 'WEIGH AGAIN':
      return weighAgain(state, tools.undoable)
    case 'GRADE A': case 'GRADE B': case 'GRADE C': case 'GRADE D': {
      const grade = gradeOfCommand(command)
      return grade ? changeGrade(state, grade, tools.rules) : decline('nothing-to-change')
    }
    case 'ZERO SCALE':
      return adjustScale(state, 'zero', tools.scaleReady)
    case 'TARE':
      return adjustScale(state, 'tare', tools.scaleReady)
    case 'CLEAR TARE':
      return adjustScale(state, 'clear-tare', tools.scaleReady)
    case 'OTHER PRINTER':
      return takeOverPrinter(state, tools.otherPrinter)
    case 'REPRINT':
      return reprintLabel(state, tools.minting)
    case 'VOID LABEL':
      return voidLabel(state)
    case 'SET ASIDE':
      return setParcelAside(state)
    case 'NO SERIAL':
      return skipNumber(state)
    case 'WHOLE PACK':
      return state.pending?.kind === 'whole-pack' ? answerPending(state, state.pending, NO_PLACE, tools) : decline('command-not-now', { command, step: dueStep(state).kind })
    case 'SIGN OUT':
      return signOut(state)
    case 'LOCK':
      return signOut(state, 'locked')
    case 'TOTE FULL':
      return closeNamedTote(state, 'full', tools)
    case 'TOTE CLOSE':
      return closeNamedTote(state, 'closed', tools)
    case 'TOTE SWAP':
      return closeNamedTote(state, 'swap', tools)
    default:
      return decline('command-not-now', { command, step: dueStep(state).kind })
  }
}

/** Puts the open question away; one that it lay upon is open again. */
function putBack(state: BenchState): Decision {
  return ok({ entries: [], pending: withoutGuess(state.pending) === state.pending ? null : withoutGuess(state.pending), signal: 'ok', outcome: 'put-back', facts: {} })
}

/** BACK takes back only what is still before the clerk: an open question, the unit in hand, or a parcel nothing was taken from. UNDO goes further. */
function decideBack(state: BenchState, tools: CommandTools): Decision {
  if (state.pending) return putBack(state)
  const isParcelUntouched = isOpenParcel(state.parcel) && state.unitsTaken === 0
  if (!state.unit && !isParcelUntouched) return decline('nothing-to-undo')
  const { unit, parcel } = state
  return undoStep(tools.undoable(), tools.minting, [
    ...(unit ? [subjectOf('unit', unit.unitId)] : []),
    ...(isParcelUntouched && parcel ? [subjectOf('parcel', parcel.parcelId), subjectOf('return-order', parcel.returnOrderId)] : []),
  ])
}

/** TOTE FULL, CLOSE and SWAP mean the tote that the route card names; without one, the tote of the newest placing here. */
function closeNamedTote(state: BenchState, reason: ToteCloseReason, tools: CommandTools): Decision {
  if (state.pending) return decline('confirm-wanted')
  const tote = namedTote(state, tools)
  return tote ? closeTote(state, tote, reason) : decline('which-tote')
}

function namedTote(state: BenchState, tools: CommandTools): ToteAtBench | null {
  if (state.unit?.zone && dueStep(state).kind === 'tote') return proposedTote(state, state.unit.zone)
  const placed = undoableSteps(tools.undoable().own).flat().find((entry) => entry.kind === 'unitPutInTote')
  return state.totes.find((tote) => tote.toteId === placed?.payload.toteId) ?? null
}

function decideNext(state: BenchState, tools: CommandTools): Decision {
  const step = dueStep(state)
  if (step.kind === 'weigh') return skipWeighing(state, tools.scaleReady, false)
  if (step.kind === 'scan-unit') return closeParcel(state, false)
  if (step.kind === 'choose') return decideUsualChoice(state, step.choosing, tools)
  if (step.kind === 'serial' || step.kind === 'lot') return skipNumber(state)
  return decline('nothing-next')
}

function isChoosing(state: BenchState, of: ChoosingKind): boolean {
  return state.pending?.kind === 'choose' && state.pending.choosing.of === of
}

/** NEXT takes the choice that says the least: not said, no more known, for later. */
function decideUsualChoice(state: BenchState, choosing: Choosing, tools: CommandTools): Decision {
  switch (choosing.of) {
    case 'claimed-reason': case 'claimed-finer': case 'found-finer':
      return choosePlace(state, choosing, LAST_PLACE, tools)
    case 'hold-why':
      return choosePlace(state, choosing, YES_PLACE, tools)
    case 'weight-check': case 'found-reason': case 'route': case 'grade': case 'route-why': case 'grade-why':
      return decline('nothing-next')
    default:
      return assertNever(choosing, 'choice')
  }
}

function decideAnswer(state: BenchState, place: number, tools: CommandTools): Decision {
  const step = dueStep(state)
  if (step.kind === 'confirm') return answerPending(state, step.pending, place, tools)
  if (step.kind === 'choose') return choosePlace(state, step.choosing, place, tools)
  if (step.kind === 'scan-parcel') return chooseWaiting(state, place)
  if (step.kind === 'label' && doubtfulLabel(state.unit) && (place === YES_PLACE || place === NO_PLACE)) return judgeLabel(state, place === YES_PLACE ? 'out' : 'not-out')
  if (step.kind === 'question') return answerQuestion(state, place, tools.rules, tools.minting)
  return decline('nothing-next')
}

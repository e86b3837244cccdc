import type { BenchAnswer, BenchView } from '@shared/contract/bench-view'
import type { WeightView } from '@shared/contract/devices'
import { isPictureName, type PictureName } from '../../components/pictures'
import type { ProgressStepsProps } from '../../components/progress-steps'
import type { PromptState } from '../../components/scan-prompt'
import { KEY_NAMES } from '../../input/key-map'
import { isOutcome } from '../../strings/answer-words'
import { shownCode } from '../../strings/code-words'
import { LABEL_CAUSES, oneOf } from '../../strings/kinds'
import { refusalWords } from '../../strings/refusal-words'
import type { Speech } from '../../strings/speech'
import type { BenchScreenState } from './bench-state'
import { choicePrompt } from './choice-words'
import { pendingWords, type PendingView } from './pending-words'
import { weightTrouble } from './weight-trouble'

/** The plate: what is awaited, as one sentence and one line. `**` stands around bold words. */
export interface BenchPrompt {
  readonly state: PromptState
  readonly picture: PictureName
  readonly prompt: string
  readonly context: string
  readonly progress?: ProgressStepsProps
}

/** A label that was not scanned back by then is asked for: it may lie on the floor. */
export const LABEL_ASK_AFTER_MS = 20_000

/** Refusals that leave the sentence of the step on the plate, because the step itself is what to do. */
const STEP_STAYS: readonly BenchAnswer['kind'][] = [
  'answer-wanted', 'confirm-wanted', 'no-such-answer', 'nothing-next', 'nothing-to-undo', 'nothing-to-hold', 'nothing-to-reprint', 'nothing-to-void', 'printer-busy', 'step-not-due',
  'nothing-to-change', 'nothing-to-weigh-again', 'command-not-now',
]

export interface PromptParts {
  readonly speech: Speech
  readonly isScaleReady: boolean
  readonly now: number
}

/** What the plate says now: the step, or over it the refusal that is not solved yet. */
export function benchPrompt(state: Pick<BenchScreenState, 'ask' | 'stop' | 'weight'>, view: BenchView, parts: PromptParts): BenchPrompt {
  const step = stepPrompt(view, state.weight, parts)
  const refusal = state.stop ?? state.ask
  if (refusal === null || isOutcome(refusal.kind)) return step
  const { cause, act } = refusalWords(parts.speech, refusal.kind, refusal.facts)
  const isStop = state.stop !== null
  const prompt = STEP_STAYS.includes(refusal.kind) ? step.prompt : actOf(refusal, view, parts.speech, act)
  return { state: isStop ? 'stop' : 'ask', picture: step.picture, prompt, context: cause }
}

/** The tote is named where it is known, because "the tote" could be any. */
function actOf(refusal: BenchAnswer, view: BenchView, speech: Speech, act: string): string {
  return refusal.kind === 'tote-wanted' || refusal.kind === 'wrong-tote' ? totePrompt(view, speech) : act
}

export function totePrompt({ route }: Pick<BenchView, 'route'>, { t }: Speech): string {
  return route?.toteName == null ? t('steps.zoneTote', { zone: route?.zone ?? '' }) : t('steps.tote', { tote: route.toteName })
}

function stepPrompt(view: BenchView, weight: WeightView | null, parts: PromptParts): BenchPrompt {
  const { t } = parts.speech
  switch (view.step.kind) {
    case 'sign-in':
      return { state: 'wait', picture: 'badge', prompt: t('signIn.prompt'), context: t('signIn.contextLanguage') }
    case 'confirm':
      return confirmPrompt(view, view.step.pending, parts.speech)
    case 'scan-parcel':
      return { state: 'wait', picture: 'parcel', prompt: t('steps.parcel'), context: t('steps.parcelContext') }
    case 'scan-unit':
      return unitPrompt(view, view.step.unitsLeft, parts.speech)
    case 'serial':
    case 'lot':
      return { state: 'wait', picture: 'label', prompt: t(`steps.${view.step.kind}`), context: t(`steps.${view.step.kind}Context`, { key: KEY_NAMES.type, title: view.unit?.title ?? '' }) }
    case 'weigh':
      return weighPrompt(view, weight, parts)
    case 'choose':
      return choicePrompt(view, parts.speech)
    case 'question':
      return questionPrompt(view, parts.speech)
    case 'label':
      return labelPrompt(view, parts)
    case 'tote':
      return { state: 'wait', picture: 'tote', prompt: totePrompt(view, parts.speech), context: unitContext(view, parts.speech) }
  }
}

function unitContext({ unit, route }: BenchView, { t }: Speech): string {
  return [unit?.title ?? '', route === null ? '' : t('grade', { grade: route.grade })].filter((part) => part !== '').join(' · ')
}

function confirmPrompt(view: BenchView, pending: PendingView, speech: Speech): BenchPrompt {
  return { state: 'ask', picture: 'question', ...pendingWords(speech, view, pending) }
}

function unitPrompt({ parcel }: BenchView, unitsLeft: number, { t }: Speech): BenchPrompt {
  const found = parcel?.unitsFound ?? 0
  const isBlind = parcel?.blind ?? false
  const prompt = isBlind ? t('steps.blindUnit') : unitsLeft === 0 ? t('steps.moreUnits') : found === 0 ? t('steps.firstUnit') : t('steps.nextUnit')
  const done = isBlind
    ? [t('parcel.blind'), `**${t('parcel.found', { count: found })}**`]
    : [...(parcel?.also.length ? [] : [t('parcel.expected', { count: parcel?.unitsExpected ?? 0 })]), `**${t('parcel.done', { done: parcel?.unitsPlaced ?? 0, count: parcel?.unitsExpected ?? 0 })}**`]
  const also = (parcel?.also ?? []).map((rmaNumber) => t('parcel.also', { rmaNumber: shownCode(rmaNumber) }))
  return { state: 'wait', picture: 'unit', prompt, context: [[t('parcel.return', { rmaNumber: shownCode(parcel?.rmaNumber ?? '') }), ...also].join(' '), ...done].join(' · ') }
}

function usualKey(unit: BenchView['unit']): 'steps.weighContext' | 'steps.weighContextEarlier' | 'steps.weighContextOff' {
  if (unit?.usualFrom !== 'earlier-units') return 'steps.weighContext'
  return unit.catalogueOffGrams === null ? 'steps.weighContextEarlier' : 'steps.weighContextOff'
}

function weighPrompt({ unit }: BenchView, weight: WeightView | null, { speech, isScaleReady }: PromptParts): BenchPrompt {
  const { t } = speech
  if (!isScaleReady) return { state: 'ask', picture: 'weight', prompt: t('steps.noScale'), context: t('steps.noScaleContext') }
  const trouble = weight === null ? null : weightTrouble(weight, speech)
  if (trouble !== null) return { state: 'ask', picture: 'weight', ...trouble }
  const title = unit?.title ?? ''
  const usual = unit?.usualWeightGrams ?? null
  const context = usual === null ? t('steps.weighContextUnknown', { title }) : t(usualKey(unit), { title, weight: speech.weight(usual), catalogue: speech.weight(unit?.catalogueOffGrams ?? 0) })
  return { state: 'wait', picture: 'weight', prompt: t('steps.weigh'), context }
}

function questionPrompt({ question, unit }: BenchView, { t, words }: Speech): BenchPrompt {
  if (question === null) return { state: 'wait', picture: 'look', prompt: '', context: unit?.title ?? '' }
  return {
    state: 'wait',
    picture: isPictureName(question.picture) ? question.picture : 'look',
    prompt: words(question.text),
    context: t('steps.questionContext', { title: unit?.title ?? '', index: question.index, count: question.count }),
    progress: { done: question.index - 1, total: question.count },
  }
}

function labelPrompt({ label, unit, route }: BenchView, { speech, now }: PromptParts): BenchPrompt {
  const { t } = speech
  const blanks = { title: unit?.title ?? '', grade: route?.grade ?? '' }
  if (label === null || label.state === 'requested') return { state: 'wait', picture: 'label', prompt: t('steps.labelWait'), context: t('steps.labelWaitContext', blanks) }
  if (label.state === 'failed') {
    const cause = oneOf(LABEL_CAUSES, label.cause, 'other')
    if (label.isUnknown) return { state: 'ask', picture: 'label', prompt: t('steps.labelDoubt', { job: label.job }), context: t('steps.labelDoubtContext', { cause: t(`label.causes.${cause}`) }) }
    if (cause === 'voided') return { state: 'ask', picture: 'label', prompt: t('steps.labelVoid'), context: t('steps.labelVoidContext', { key: KEY_NAMES.REPRINT }) }
    return { state: 'ask', picture: 'label', prompt: t('steps.labelFailed'), context: `**${t(`label.acts.${cause}`)}**` }
  }
  const sinceMs = label.sentAt === null ? 0 : now - label.sentAt
  if (sinceMs >= LABEL_ASK_AFTER_MS) return { state: 'ask', picture: 'label', prompt: t('steps.labelLate'), context: t('steps.labelLateContext', { key: KEY_NAMES.REPRINT }) }
  const context = t(label.state === 'confirmed' ? 'steps.labelContextPrinted' : 'steps.labelContext', { ...blanks, time: speech.elapsed(sinceMs) })
  return { state: 'wait', picture: 'label', prompt: t('steps.label'), context }
}

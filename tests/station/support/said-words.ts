import type { BenchAnswer, BenchView } from '@shared/contract/bench-view'
import type { Language } from '@shared/domain/words'
import { benchPrompt } from '../../../renderer/screens/bench/bench-prompt'
import { pendingChoices } from '../../../renderer/screens/bench/pending-words'
import { createStrings } from '../../../renderer/strings'
import { echoWords, isOutcome } from '../../../renderer/strings/answer-words'
import { createSpeech } from '../../../renderer/strings/speech'

const SPEECHES = (['en', 'ru'] satisfies Language[]).map((language) => ({ language, speech: createSpeech(createStrings(language), language) }))

/** Everything that the window says to an answer: the echo line, the plate, and what can be chosen. */
export interface SaidWords {
  readonly language: Language
  readonly code: string
  readonly echo: string
  readonly prompt: string
  readonly context: string
  readonly choices: readonly string[]
}

/** What a person sees and hears of an answer, in every complete language. */
export function saidWords(answer: BenchAnswer, view: BenchView): readonly SaidWords[] {
  const ask = isOutcome(answer.kind) ? null : answer
  return SPEECHES.map(({ language, speech }) => {
    const { code, words } = echoWords(speech, answer, view)
    const { prompt, context } = benchPrompt({ ask, stop: null, weight: null }, view, { speech, isScaleReady: true, now: answer.at })
    const choices = view.step.kind === 'confirm' ? pendingChoices(speech, view.step.pending).map(({ place, label, hint }) => `${place} ${label}: ${hint ?? ''}`) : []
    return { language, code, echo: words, prompt, context, choices }
  })
}

import type { QuestionView, UnitInHand } from '@shared/contract/bench-view'
import { answerCommand } from '@shared/domain/command-barcode'
import { ChoiceGrid, type Choice, type ChoicePlace } from '../../components/choice-grid'
import type { InputAction } from '../../input/key-map'
import { useSpeech, type Speech } from '../../strings/speech'
import { UnitHead } from './unit-head'

export interface QuestionPanelProps {
  readonly unit: UnitInHand
  readonly question: QuestionView
  readonly onAction: (action: InputAction) => void
}

const PLACES: readonly ChoicePlace[] = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** One question with its answers, each at the place it has on the mat. */
export function QuestionPanel({ unit, question, onAction }: QuestionPanelProps) {
  const speech = useSpeech()
  return (
    <>
      <UnitHead unit={unit} />
      <ChoiceGrid label={speech.words(question.text)} choices={choicesOf(speech, question)} onChoose={(place) => onAction(answerAction(place))} />
    </>
  )
}

function choicesOf(speech: Speech, question: QuestionView): readonly Choice[] {
  return question.answers.flatMap((answer) => {
    const place = PLACES.find((candidate) => candidate === answer.place)
    if (place === undefined) return []
    const hint = answer.hint === null ? (answer.leadDecides ? speech.t('question.leadDecides') : undefined) : speech.words(answer.hint)
    return [{ place, label: speech.words(answer.text), hint, leadWay: answer.leadDecides }]
  })
}

/** Pressing a place means the same as its code on the mat. */
export function answerAction(place: number): InputAction {
  return { kind: 'command', command: answerCommand(place) }
}

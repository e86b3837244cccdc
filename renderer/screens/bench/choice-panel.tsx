import type { ChoiceView, UnitInHand } from '@shared/contract/bench-view'
import { ChoiceGrid, type Choice, type ChoicePlace } from '../../components/choice-grid'
import type { InputAction } from '../../input/key-map'
import { useSpeech, type Speech } from '../../strings/speech'
import { choicePrompt, placeWords } from './choice-words'
import { answerAction } from './question-panel'
import { UnitHead } from './unit-head'

export interface ChoicePanelProps {
  readonly unit: UnitInHand
  readonly choice: ChoiceView
  readonly onAction: (action: InputAction) => void
}

const PLACES: readonly ChoicePlace[] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const PLACES_A_ROW = 3

/** Fixed places beside the questions of a checklist: weight, reasons, routes, holds. */
export function ChoicePanel({ unit, choice, onAction }: ChoicePanelProps) {
  const speech = useSpeech()
  return (
    <>
      <UnitHead unit={unit} />
      <ChoiceGrid label={choicePrompt({ choice, unit }, speech).prompt} choices={choicesOf(speech, choice)} rows={rowsFor(choice)} onChoose={(place) => onAction(answerAction(place))} />
    </>
  )
}

/** As few rows as hold all places: a choice of four has larger keys than one of nine. */
function rowsFor({ places }: ChoiceView): 1 | 2 | 3 {
  const last = Math.max(...places.map(({ place }) => place), 1)
  return last <= PLACES_A_ROW ? 1 : last <= 2 * PLACES_A_ROW ? 2 : 3
}

function choicesOf(speech: Speech, choice: ChoiceView): readonly Choice[] {
  return choice.places.flatMap((facts) => {
    const place = PLACES.find((candidate) => candidate === facts.place)
    if (place === undefined) return []
    return [{ place, ...placeWords(choice, facts, speech), offReason: facts.off === null ? undefined : speech.t(`decisions.off.${facts.off}`) }]
  })
}

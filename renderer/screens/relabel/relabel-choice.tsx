import type { RelabelView } from '@shared/contract/relabel-view'
import { ChoiceGrid, type Choice, type ChoicePlace } from '../../components/choice-grid'
import { shownCode } from '../../strings/code-words'
import { useSpeech, type Speech } from '../../strings/speech'

type OpenChoice = NonNullable<RelabelView['choice']>

export interface RelabelChoiceProps {
  readonly choice: OpenChoice
  readonly onChoose: (place: ChoicePlace) => void
}

const PLACES: readonly ChoicePlace[] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const PLACES_IN_ROW = 3

/** Which unit it is, or what it needs: always at the same numbers. */
export function RelabelChoice({ choice, onChoose }: RelabelChoiceProps) {
  const speech = useSpeech()
  const choices = choice.kind === 'which-unit' ? whichUnits(choice) : whatFor(speech, choice)
  const isNarrow = choice.kind === 'which-unit' && choice.units.length <= PLACES_IN_ROW
  return <ChoiceGrid label={speech.t(choice.kind === 'which-unit' ? 'relabel.chooseWhich' : 'relabel.choose')} choices={choices} rows={isNarrow ? 1 : 3} onChoose={onChoose} />
}

function whichUnits({ units }: Extract<OpenChoice, { kind: 'which-unit' }>): readonly Choice[] {
  return units.flatMap((unit, i) => {
    const place = PLACES[i]
    return place === undefined ? [] : [{ place, label: unit.title, hint: shownCode(unit.lpn) }]
  })
}

function whatFor({ t }: Speech, { lacksLabels }: Extract<OpenChoice, { kind: 'what-for' }>): readonly Choice[] {
  return [
    { place: 1, label: t('relabel.places.labels'), hint: t('relabel.places.labelsHint'), ...(lacksLabels ? {} : { offReason: t('relabel.places.noLabels') }) },
    { place: 2, label: t('relabel.places.damaged'), hint: t('relabel.places.damagedHint') },
    { place: 3, label: t('relabel.places.lost'), hint: t('relabel.places.lostHint') },
    { place: 9, label: t('relabel.places.leave'), hint: t('relabel.places.leaveHint') },
  ]
}

import type { OperatorView } from '@shared/contract/bench-view'
import { ChoiceGrid, type Choice, type ChoicePlace } from '../../components/choice-grid'
import { useSpeech } from '../../strings/speech'
import { namesShown, type SignInState } from './sign-in-state'

export interface NamesPanelProps {
  readonly operators: readonly OperatorView[]
  readonly state: SignInState
  readonly isLoading: boolean
  readonly onChoose: (place: ChoicePlace) => void
}

const PLACES: readonly ChoicePlace[] = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** The people of the bench, nine at a time, each under a number. */
export function NamesPanel({ operators, state, isLoading, onChoose }: NamesPanelProps) {
  const { t } = useSpeech()
  if (operators.length === 0) return <p>{isLoading ? t('signIn.checking') : t('signIn.noNames')}</p>
  const shown = namesShown(state, operators)
  const choices = shown.flatMap((operator, index): readonly Choice[] => {
    const place = PLACES[index]
    return place === undefined ? [] : [{ place, label: operator.name, hint: t(`signIn.roles.${operator.role}`) }]
  })
  const more: readonly Choice[] = operators.length > shown.length ? [{ place: 9, label: t('signIn.moreNames'), leadWay: true }] : []
  return <ChoiceGrid label={t('signIn.names')} choices={[...choices, ...more]} onChoose={onChoose} />
}

import type { PersonView } from '@shared/contract/settings'
import { NumberedButton } from '../../components/numbered-button'
import { shownCode } from '../../strings/code-words'
import { useSpeech } from '../../strings/speech'
import { PersonPanel } from './person-panel'
import { PLACES } from './press-place'
import type { SettingsDesk } from './settings-desk'
import type { SettingsState } from './settings-state'
import styles from './settings.module.css'

export interface PeoplePartProps {
  readonly desk: SettingsDesk
  readonly state: SettingsState
  /** Who is signed in. */
  readonly ownId: string
}

/** Everyone of the station, and beside them the person who is selected. */
export function PeoplePart({ desk, state, ownId }: PeoplePartProps) {
  const { t } = useSpeech()
  const people = state.people ?? []
  const active = people.filter((person) => person.active).length
  return (
    <div className={styles.people}>
      <section className={styles.card} aria-label={t('settings.list')}>
        <header className={styles.cardHead}>
          <p>
            <b>{t('settings.count', { count: people.length })}</b>
            {active < people.length && <> · {t('settings.signsIn', { count: active })}</>}
          </p>
          <NumberedButton place={PLACES.add} label={t('settings.add')} onPress={desk.startAdding} />
        </header>
        {state.people === null ? (
          <p role="status">{t('settings.loading')}</p>
        ) : (
          <ul className={styles.list}>
            {people.map((person) => (
              <li key={person.operatorId}>
                <PersonRow person={person} isSelected={person.operatorId === state.selectedId} isOwn={person.operatorId === ownId} onPress={() => desk.store.dispatch({ kind: 'selected', operatorId: person.operatorId })} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <PersonPanel desk={desk} state={state} />
    </div>
  )
}

interface PersonRowProps {
  readonly person: PersonView
  readonly isSelected: boolean
  readonly isOwn: boolean
  readonly onPress: () => void
}

function PersonRow({ person, isSelected, isOwn, onPress }: PersonRowProps) {
  const { t } = useSpeech()
  // Selected by Enter or by a badge, a person far down the list must come into view.
  return (
    <button type="button" className={styles.person} aria-pressed={isSelected} data-active={person.active} ref={isSelected ? showRow : undefined} onClick={onPress}>
      <b>
        {person.name} {isOwn && <small>{t('settings.you')}</small>}
      </b>
      <span>{t(`signIn.roles.${person.role}`)}</span>
      <span>{t(`languages.${person.language}`)}</span>
      {person.active ? <span className={styles.code}>{shownCode(person.badge)}</span> : <span>{t('settings.left')}</span>}
    </button>
  )
}

function showRow(row: HTMLElement | null): void {
  row?.scrollIntoView?.({ block: 'nearest' })
}

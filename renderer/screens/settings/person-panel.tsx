import type { PersonView } from '@shared/contract/settings'
import { Button } from '../../components/button'
import { NumberedButton } from '../../components/numbered-button'
import { PinPad } from '../../components/pin-pad'
import { KEY_NAMES } from '../../input/key-map'
import { shownCode } from '../../strings/code-words'
import { emphasise } from '../../strings/emphasise'
import { useSpeech } from '../../strings/speech'
import { PersonFormPanel } from './person-form-panel'
import { PLACES } from './press-place'
import type { SettingsDesk } from './settings-desk'
import { MAX_PIN_LENGTH, NO_TASK, selectedPerson, type PeopleTask, type SettingsState } from './settings-state'
import styles from './settings.module.css'

export interface PersonPanelProps {
  readonly desk: SettingsDesk
  readonly state: SettingsState
}

/** The selected person and what can be done for them, or what is being done. */
export function PersonPanel({ desk, state }: PersonPanelProps) {
  const { t } = useSpeech()
  const { task } = state
  const person = selectedPerson(state)
  if (task.kind === 'form') return <PersonFormPanel desk={desk} form={task.form} />
  if (task.kind === 'pin') return <PinTask desk={desk} task={task} />
  if (task.kind === 'offer') return <BadgeTask desk={desk} title={t('settings.offer')} badge={task.badge} person={person} />
  if (task.kind === 'new-badge') return <BadgeTask desk={desk} title={t('settings.acts.new-badge')} badge={null} person={person} />
  if (person === null) {
    return (
      <section className={styles.card}>
        <p className={styles.quiet}>{t('settings.nobody', { key: KEY_NAMES.NEXT })}</p>
      </section>
    )
  }
  return <PersonActs desk={desk} person={person} />
}

function PersonActs({ desk, person }: { readonly desk: SettingsDesk; readonly person: PersonView }) {
  const { t, language } = useSpeech()
  const act = (what: 'edit' | 'pin' | 'new-badge' | 'print' | 'deactivate' | 'reactivate') => ({ label: t(`settings.acts.${what}`), hint: t(`settings.hints.${what}`) })
  return (
    <section className={styles.card} aria-label={person.name} data-testid="person">
      <h2>{person.name}</h2>
      <dl className={styles.facts}>
        <dt>{t('settings.form.role')}</dt>
        <dd>{t(`signIn.roles.${person.role}`)}</dd>
        <dt>{t('settings.badge')}</dt>
        <dd className={styles.code} data-testid="badge">{shownCode(person.badge)}</dd>
        <dt>{t('settings.state')}</dt>
        <dd>{person.active ? t('settings.stateOn') : <b>{t('settings.left')}</b>}</dd>
      </dl>
      <div className={styles.acts}>
        <NumberedButton place={PLACES.edit} {...act('edit')} onPress={() => desk.startChange('form')} />
        <NumberedButton place={PLACES.pin} {...act('pin')} onPress={() => desk.startChange('pin')} />
        <NumberedButton place={PLACES.newBadge} {...act('new-badge')} onPress={() => desk.startChange('new-badge')} />
        <NumberedButton place={PLACES.print} {...act('print')} onPress={() => void desk.print(language)} />
        <NumberedButton place={PLACES.active} {...act(person.active ? 'deactivate' : 'reactivate')} onPress={() => void desk.switchActive()} />
      </div>
    </section>
  )
}

function PinTask({ desk, task }: { readonly desk: SettingsDesk; readonly task: Extract<PeopleTask, { kind: 'pin' }> }) {
  const { t } = useSpeech()
  return (
    <section className={styles.card} aria-label={t('settings.pinFor', { name: task.form.name })}>
      <h2>{t('settings.pinFor', { name: task.form.name })}</h2>
      <p className={styles.quiet}>{t('settings.pinHint')}</p>
      <PinPad
        label={t('settings.pinPad')}
        value={task.pin}
        maxLength={MAX_PIN_LENGTH}
        filledWords={t('signIn.pinFilled', { count: task.pin.length })}
        eraseLabel={t('signIn.erase')}
        enterLabel={t('settings.save')}
        onChange={(pin) => desk.store.dispatch({ kind: 'pin-changed', pin })}
        onEnter={() => void desk.submit()}
      />
    </section>
  )
}

interface BadgeTaskProps {
  readonly desk: SettingsDesk
  readonly title: string
  /** The scanned badge of nobody; null: a new one is made. */
  readonly badge: string | null
  readonly person: PersonView | null
}

/** A badge of nobody may replace one that was lost, or be the spare from the drawer. Either way the one before ends. */
function BadgeTask({ desk, title, badge, person }: BadgeTaskProps) {
  const { t } = useSpeech()
  return (
    <section className={styles.card} data-signal="ask" aria-label={title}>
      <h2>{title}</h2>
      {badge !== null && <p className={styles.code}>{shownCode(badge)}</p>}
      <p>{person === null ? t('settings.offerNobody', { key: KEY_NAMES.NEXT }) : emphasise(t(badge === null ? 'settings.newBadgeWords' : 'settings.offerWords', { name: person.name }))}</p>
      <div className={styles.acts}>
        {person !== null && <NumberedButton place={PLACES.give} label={badge === null ? t('settings.makeBadge') : t('settings.give', { name: person.name })} main onPress={() => void desk.confirmBadge()} />}
        {person === null ? (
          <Button label={t('settings.leave')} icon="cross" size="compact" onPress={() => desk.store.dispatch({ kind: 'task-opened', task: NO_TASK })} />
        ) : (
          <NumberedButton place={PLACES.leave} label={t('settings.leave')} onPress={() => desk.store.dispatch({ kind: 'task-opened', task: NO_TASK })} />
        )}
      </div>
    </section>
  )
}

import { ROLES } from '@shared/domain/operator'
import { MAX_NAME_LENGTH } from '@shared/domain/people'
import { OptionRow } from '../../components/option-row'
import { TextField } from '../../components/text-field'
import { KEY_NAMES } from '../../input/key-map'
import { COMPLETE_LANGUAGES } from '../../strings'
import { useSpeech } from '../../strings/speech'
import type { SettingsDesk } from './settings-desk'
import type { PersonForm } from './settings-state'
import styles from './settings.module.css'

export interface PersonFormPanelProps {
  readonly desk: SettingsDesk
  readonly form: PersonForm
}

/** Name, role and language of a person who is new, or whose data change. */
export function PersonFormPanel({ desk, form }: PersonFormPanelProps) {
  const { t } = useSpeech()
  const title = form.operatorId === null ? t('settings.form.add') : t('settings.acts.edit')
  const change = (part: Partial<PersonForm>) => desk.store.dispatch({ kind: 'form-changed', form: part })
  return (
    <form
      className={styles.card}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        void desk.submit()
      }}
    >
      <h2>{title}</h2>
      <TextField label={t('settings.form.name')} hint={t('settings.form.nameHint')} sample={t('settings.form.nameSample')} value={form.name} maxLength={MAX_NAME_LENGTH} autoFocus onChange={(name) => change({ name })} />
      <OptionRow label={t('settings.form.role')} chosen={form.role} options={ROLES.map((role, i) => ({ value: role, label: t(`signIn.roles.${role}`), place: i + 1 }))} onChoose={(role) => change({ role })} />
      <OptionRow
        label={t('settings.form.language')}
        chosen={form.language}
        options={COMPLETE_LANGUAGES.map((language, i) => ({ value: language, label: t(`languages.${language}`), place: ROLES.length + i + 1 }))}
        onChoose={(language) => change({ language })}
      />
      <button type="submit" className={styles.submit}>
        {t(form.operatorId === null ? 'settings.toPin' : 'settings.save')} · {KEY_NAMES.NEXT}
      </button>
    </form>
  )
}

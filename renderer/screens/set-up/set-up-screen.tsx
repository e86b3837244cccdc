import type { LabelPreview } from '@shared/contract/bench-view'
import type { CreateBench, StationStatus } from '@shared/contract/requests'
import { useState } from 'react'
import { Button } from '../../components/button'
import { FailureBanner } from '../../components/failure-banner'
import { FullMessage } from '../../components/full-message'
import { SectionHeading } from '../../components/section-heading'
import { TextField } from '../../components/text-field'
import { createReducerStore, useStoreState } from '../../hooks/reducer-store'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useWindowContext } from '../../hooks/window-context'
import { KEY_NAMES } from '../../input/key-map'
import { COMPLETE_LANGUAGES } from '../../strings'
import type { StringKey } from '../../strings/keys'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech } from '../../strings/speech'
import { BadgeReady } from './badge-ready'
import { firstSetUpState, setUpReducer, type SetUpState } from './set-up-state'
import styles from './set-up.module.css'

export interface SetUpScreenProps {
  readonly onBack: () => void
  readonly onDone: (status: StationStatus) => void
}

const NAME_LENGTH = 40
const PIN_LENGTH = 8
const ADDRESS_LENGTH = 200

/** Names the bench, makes its first lead, and says where the devices are. */
export function SetUpScreen({ onBack, onDone }: SetUpScreenProps) {
  const { station } = useWindowContext()
  const speech = useSpeech()
  const { t } = speech
  const [store] = useState(() => createReducerStore(setUpReducer, firstSetUpState(speech.language)))
  const state = useStoreState(store, (current) => current)
  const [created, setCreated] = useState<{ readonly status: StationStatus; readonly preview: LabelPreview } | null>(null)
  useInputLayer({
    onAction(action) {
      if (action.kind === 'command' && action.command === 'BACK' && state.stage === 'filling') onBack()
      return true
    },
    onReading: () => true,
  })

  async function send(): Promise<void> {
    store.dispatch({ kind: 'sent' })
    const { stage, form } = store.getState()
    if (stage !== 'creating') return
    const result = await station.request('setup.createBench', form)
    if (!result.ok) return store.dispatch({ kind: 'refused', failure: result.failure })
    setCreated({ status: result.value.status, preview: result.value.badgePreview })
    store.dispatch({ kind: 'created', badge: result.value.leadBadge })
  }

  if (state.stage === 'creating') return <FullMessage title={t('window.starting')} words={t('setUp.creating')} />
  if (state.stage === 'done' && created !== null) return <BadgeReady name={state.form.leadName} badge={state.badge} preview={created.preview} onStart={() => onDone(created.status)} />
  const refusal = state.failure && refusalWords(speech, state.failure.kind, state.failure.facts)
  return (
    <main>
      <form
        className={styles.page}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <header>
          <h1>{t('setUp.title')}</h1>
          <p>{t('setUp.words')}</p>
        </header>
        {refusal && <FailureBanner signal="ask" title={t('firstStart.failed')} words={`${refusal.cause} ${refusal.act}.`} />}
        <div className={styles.columns}>
          <section>
            <SectionHeading title={t('setUp.who')} />
            <Field state={state} field="stationName" maxLength={NAME_LENGTH} label="setUp.stationName" hint="setUp.stationNameHint" refusal="setUp.needName" sample="setUp.stationNameSample" autoFocus onChange={store.dispatch} />
            <Field state={state} field="leadName" maxLength={NAME_LENGTH} label="setUp.leadName" hint="setUp.leadNameHint" refusal="setUp.needLead" sample="setUp.leadNameSample" onChange={store.dispatch} />
            <Field state={state} field="leadPin" kind="pin" maxLength={PIN_LENGTH} label="setUp.leadPin" hint="setUp.leadPinHint" refusal="setUp.needPin" onChange={store.dispatch} />
            <div className={styles.language}>
              <b>{t('setUp.language')}</b>
              <div role="radiogroup" aria-label={t('setUp.language')}>
                {COMPLETE_LANGUAGES.map((language) => (
                  <button key={language} type="button" role="radio" aria-checked={state.form.language === language} onClick={() => store.dispatch({ kind: 'language-chosen', language })}>
                    {t(`languages.${language}`)}
                  </button>
                ))}
              </div>
              <p>{t('setUp.languageHint')}</p>
            </div>
          </section>
          <section>
            <SectionHeading title={t('setUp.devices')} />
            <Field state={state} field="scannerAddress" kind="address" maxLength={ADDRESS_LENGTH} label="setUp.scanner" hint="setUp.scannerHint" refusal="setUp.tooLong" onChange={store.dispatch} />
            <Field state={state} field="scaleAddress" kind="address" maxLength={ADDRESS_LENGTH} label="setUp.scale" hint="setUp.scaleHint" refusal="setUp.tooLong" onChange={store.dispatch} />
            <Field state={state} field="printerAddress" kind="address" maxLength={ADDRESS_LENGTH} label="setUp.printer" hint="setUp.printerHint" refusal="setUp.tooLong" onChange={store.dispatch} />
          </section>
        </div>
        <footer>
          <Button label={`${t('setUp.back')} · ${KEY_NAMES.BACK}`} icon="back" onPress={onBack} />
          <button type="submit" className={styles.create}>
            {t('setUp.create')} · {KEY_NAMES.NEXT}
          </button>
        </footer>
      </form>
    </main>
  )
}

interface FieldProps {
  readonly state: SetUpState
  readonly field: Exclude<keyof CreateBench, 'language'>
  readonly label: StringKey
  readonly hint: StringKey
  readonly refusal: StringKey
  readonly sample?: StringKey
  readonly maxLength: number
  readonly kind?: 'pin' | 'address'
  readonly autoFocus?: boolean
  readonly onChange: (event: { readonly kind: 'field-changed'; readonly field: FieldProps['field']; readonly value: string }) => void
}

function Field({ state, field, label, hint, refusal, sample, maxLength, kind, autoFocus, onChange }: FieldProps) {
  const { t } = useSpeech()
  return (
    <TextField
      label={t(label)}
      hint={t(hint)}
      sample={sample === undefined ? undefined : t(sample)}
      refusal={state.refused.includes(field) ? t(refusal) : undefined}
      value={state.form[field]}
      maxLength={maxLength}
      kind={kind}
      autoFocus={autoFocus}
      onChange={(value) => onChange({ kind: 'field-changed', field, value })}
    />
  )
}

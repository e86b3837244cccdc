import { Icon } from '../../components/icons'
import { emphasise } from '../../strings/emphasise'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech, type Speech } from '../../strings/speech'
import { PLACES } from './press-place'
import type { SettingsPart, SettingsState } from './settings-state'
import styles from './settings.module.css'

export interface SettingsHeadProps {
  readonly state: SettingsState
  readonly onPart: (part: SettingsPart) => void
  readonly onLabels: () => void
}

const PARTS: readonly SettingsPart[] = ['people', 'bench']

/** Name of the page, its parts, and what was done or refused last. */
export function SettingsHead({ state, onPart, onLabels }: SettingsHeadProps) {
  const speech = useSpeech()
  const { t } = speech
  const words = saidWords(speech, state)
  return (
    <header className={styles.head}>
      <h1>{t('settings.title')}</h1>
      <nav aria-label={t('settings.parts')}>
        {PARTS.map((part) => (
          <button key={part} type="button" aria-current={part === state.part ? 'page' : undefined} onClick={() => onPart(part)}>
            {part !== state.part && <kbd>{PLACES.part}</kbd>}
            {t(`settings.${part}`)}
          </button>
        ))}
        <button type="button" onClick={onLabels}>
          <kbd>{PLACES.labels}</kbd>
          {t('labels.part')}
        </button>
      </nav>
      <p role="status" data-testid="said" data-signal={state.failure !== null ? 'ask' : state.done !== null ? 'ok' : 'none'}>
        {words !== '' && <Icon name={state.failure === null ? 'check' : 'ask'} />}
        <span>{emphasise(words)}</span>
      </p>
    </header>
  )
}

function saidWords(speech: Speech, { failure, done }: SettingsState): string {
  const { t } = speech
  if (failure !== null) {
    const { cause, act } = refusalWords(speech, failure.kind, failure.facts)
    return `${cause} **${act}.**`
  }
  if (done === null) return ''
  if (done.what === 'saved') return t('settings.saved')
  return done.what === 'print' ? t('settings.done.print', { path: done.path }) : t(`settings.done.${done.what}`, { name: done.name })
}

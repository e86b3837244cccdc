import type { Failure } from '@shared/domain/failure'
import { BigChoice } from '../../components/big-choice'
import { Button } from '../../components/button'
import { FailureBanner } from '../../components/failure-banner'
import { FullMessage } from '../../components/full-message'
import { Wordmark } from '../../components/wordmark'
import { useInputLayer } from '../../hooks/use-input-layer'
import { digitOf } from '../../input/key-map'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech } from '../../strings/speech'
import styles from './first-start.module.css'

export interface FirstStartScreenProps {
  /** The sample is being laid out. */
  readonly isPreparing: boolean
  readonly failure: Failure | null
  readonly onSample: () => void
  readonly onSetUp: () => void
  readonly onChangeLanguage: () => void
}

/** Nothing is set up yet: try it out, or set up the bench. */
export function FirstStartScreen({ isPreparing, failure, onSample, onSetUp, onChangeLanguage }: FirstStartScreenProps) {
  const speech = useSpeech()
  const { t } = speech
  useInputLayer({
    onAction(action) {
      const digit = digitOf(action)
      if (!isPreparing && digit === 1) onSample()
      if (!isPreparing && digit === 2) onSetUp()
      return true
    },
    // There is no bench yet that could take a scan.
    onReading: () => true,
  })
  if (isPreparing) return <FullMessage title={t('window.starting')} words={t('firstStart.preparing')} />
  const refusal = failure && refusalWords(speech, failure.kind, failure.facts)
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <Wordmark />
        <Button label={t(`languages.${speech.language}`)} size="compact" onPress={onChangeLanguage} />
      </header>
      <h1>{t('firstStart.title')}</h1>
      <p className={styles.words}>{t('firstStart.words')}</p>
      {refusal && <FailureBanner signal="ask" title={t('firstStart.failed')} words={`${refusal.cause} ${refusal.act}.`} />}
      <BigChoice
        label={t('firstStart.choices')}
        first={{ picture: 'practice', title: `1 · ${t('firstStart.sample')}`, words: t('firstStart.sampleWords'), onPress: onSample }}
        second={{ picture: 'bench', title: `2 · ${t('firstStart.real')}`, words: t('firstStart.realWords'), onPress: onSetUp }}
      />
    </main>
  )
}

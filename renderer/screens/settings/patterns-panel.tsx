import type { TriedCode } from '@shared/contract/settings'
import { MAX_PATTERN_LENGTH } from '@shared/domain/barcode'
import { Button } from '../../components/button'
import { NumberedButton } from '../../components/numbered-button'
import { TextField } from '../../components/text-field'
import { shownCode } from '../../strings/code-words'
import { emphasise } from '../../strings/emphasise'
import { oneOf } from '../../strings/kinds'
import { useSpeech, type Speech } from '../../strings/speech'
import { PLACES } from './press-place'
import type { SettingsDesk } from './settings-desk'
import type { SettingsState } from './settings-state'
import styles from './settings.module.css'

export interface PatternsPanelProps {
  readonly desk: SettingsDesk
  readonly state: SettingsState
}

const KINDS = [
  'command', 'lpn', 'tote', 'zone', 'location', 'badge', 'return-order', 'gtin', 'gs1', 'digital-link', 'epc', 'sscc', 'isbn', 'issn', 'imei', 'imeisv', 'tracking', 'mh10', 'url', 'unknown',
] as const
const TRY_LENGTH = 100

/** The patterns in use, one more to be written, and a code to try them on. */
export function PatternsPanel({ desk, state }: PatternsPanelProps) {
  const speech = useSpeech()
  const { t } = speech
  const { settings, newPattern, tryText, tried } = state
  const patterns = settings?.patterns ?? []
  const isShipped = settings !== null && patterns.join('\n') === settings.shippedPatterns.join('\n')
  const problem = newPattern.trim() === '' || tryText === '' ? undefined : tried?.problems.find(({ place }) => place === patterns.length)?.problem
  return (
    <section className={styles.card} aria-label={t('settings.patterns')}>
      <header className={styles.cardHead}>
        <p>
          <b>{t('settings.patterns')}</b> · {t('settings.patternsCount', { count: patterns.length })}
          {isShipped && <> · {t('settings.isUsual')}</>}
        </p>
      </header>
      <ol className={styles.patterns} aria-label={t('settings.patternsList')}>
        {patterns.map((pattern, place) => (
          <li key={`${place} ${pattern}`} data-takes={tried?.pattern === place && tryText !== ''}>
            <span>{place + 1}</span>
            <code>{pattern}</code>
            <button type="button" aria-label={t('settings.removeNamed', { place: place + 1 })} onClick={() => void desk.changeBench({ patterns: patterns.filter((_, other) => other !== place) })}>
              {t('settings.remove')}
            </button>
          </li>
        ))}
      </ol>
      {!isShipped && settings !== null && <NumberedButton place={PLACES.usual} label={t('settings.usual')} onPress={() => void desk.changeBench({ patterns: null })} />}
      <form
        className={styles.oneLine}
        onSubmit={(event) => {
          event.preventDefault()
          void desk.addPattern()
        }}
      >
        <TextField
          label={t('settings.newPattern')}
          hint={t('settings.newPatternHint')}
          sample={t('settings.newPatternSample')}
          refusal={problem === undefined ? undefined : t(`patternProblems.${problem}`)}
          value={newPattern}
          maxLength={MAX_PATTERN_LENGTH}
          kind="address"
          onChange={(text) => void desk.typePattern(text)}
        />
        <Button label={t('settings.addPattern')} icon="check" size="compact" onPress={() => void desk.addPattern()} />
      </form>
      <TextField label={t('settings.tryIt')} hint={t('settings.tryHint')} sample={t('settings.trySample')} value={tryText} maxLength={TRY_LENGTH} kind="address" onChange={(text) => void desk.tryCode(text)} />
      <p className={styles.tried} role="status" data-testid="tried" data-takes={tried !== null && tryText !== '' && tried.kind === 'return-order'}>
        {tried !== null && tryText !== '' && emphasise(t('settings.tried', { code: shownCode(tryText), thing: thingWords(speech, tried, patterns.length) }))}
      </p>
    </section>
  )
}

/** What the code would be taken for. */
function thingWords({ t }: Speech, { kind, name, pattern }: TriedCode, known: number): string {
  if (pattern !== null) return pattern >= known ? t('settings.byNewPattern') : t('settings.byPattern', { place: pattern + 1 })
  return t(`settings.kinds.${oneOf(KINDS, kind, 'unknown')}`, { name })
}

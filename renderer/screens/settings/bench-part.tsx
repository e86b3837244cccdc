import type { StationStatus } from '@shared/contract/station-status'
import { SIGNAL_COLOURS, THEMES, VOLUMES, type BenchLook } from '@shared/domain/bench-look'
import { OptionRow } from '../../components/option-row'
import { useSpeech } from '../../strings/speech'
import { PatternsPanel } from './patterns-panel'
import { LOCK_CHOICES, PLACES } from './press-place'
import { TestWeightRows } from './test-weight-rows'
import type { SettingsDesk } from './settings-desk'
import type { SettingsState } from './settings-state'
import styles from './settings.module.css'

export interface BenchPartProps {
  readonly desk: SettingsDesk
  readonly state: SettingsState
  readonly status: StationStatus
}

/** How this bench locks, looks and sounds, and how its return orders are numbered. */
export function BenchPart({ desk, state, status }: BenchPartProps) {
  const { t, percent } = useSpeech()
  const { look, lockAfterMinutes } = status
  const changeLook = (part: Partial<BenchLook>) => void desk.changeBench({ look: { ...look, ...part } })
  return (
    <div className={styles.bench}>
      <section className={styles.card} aria-label={t('settings.bench')}>
        <OptionRow
          label={t('settings.lock')}
          place={PLACES.lock}
          chosen={lockAfterMinutes}
          options={LOCK_CHOICES.map((minutes) => ({ value: minutes, label: minutes === 0 ? t('settings.lockNever') : t('settings.lockAfter', { count: minutes }) }))}
          onChoose={(minutes) => void desk.changeBench({ lockAfterMinutes: minutes })}
        />
        <OptionRow label={t('settings.theme')} place={PLACES.theme} chosen={look.theme} options={THEMES.map((theme) => ({ value: theme, label: t(`settings.themes.${theme}`) }))} onChoose={(theme) => changeLook({ theme })} />
        <OptionRow
          label={t('settings.signals')}
          place={PLACES.signals}
          chosen={look.signals}
          options={SIGNAL_COLOURS.map((signals) => ({ value: signals, label: t(`settings.signalColours.${signals}`) }))}
          onChoose={(signals) => changeLook({ signals })}
        />
        <p className={styles.sample} aria-hidden="true">
          <i data-signal="ok" />
          <i data-signal="ask" />
          <i data-signal="stop" />
        </p>
        <OptionRow
          label={t('settings.volume')}
          place={PLACES.volume}
          chosen={look.volumePercent}
          options={VOLUMES.map((volume) => ({ value: volume, label: volume === 0 ? t('settings.silent') : percent(volume / 100) }))}
          onChoose={(volumePercent) => changeLook({ volumePercent })}
        />
        {state.settings !== null && <TestWeightRows desk={desk} rules={state.settings.deviceCheck} />}
      </section>
      <PatternsPanel desk={desk} state={state} />
    </div>
  )
}

import type { UnitInHand } from '@shared/contract/bench-view'
import { WeighNow } from '../../components/weigh-now'
import { WeightReadout } from '../../components/weight-readout'
import type { ReducerStore } from '../../hooks/reducer-store'
import { useSpeech } from '../../strings/speech'
import type { BenchEvent, BenchScreenState } from './bench-state'
import { UnitHead } from './unit-head'
import { WeightNow } from './weight-now'
import styles from './panels.module.css'

export interface WeighPanelProps {
  readonly unit: UnitInHand
  readonly store: ReducerStore<BenchScreenState, BenchEvent>
  readonly isScaleReady: boolean
}

/** The weight is taken by itself; the panel only shows that it comes, and what is usual. */
export function WeighPanel({ unit, store, isScaleReady }: WeighPanelProps) {
  const speech = useSpeech()
  const { t } = speech
  const usual = unit.usualWeightGrams
  return (
    <div className={styles.stack}>
      <UnitHead unit={unit} weight={null} />
      <div className={styles.scale}>
        <WeighNow title={t('weight.onScale')} words={t('weight.takes')} weight={<WeightNow store={store} isScaleReady={isScaleReady} usualGrams={usual} />} />
        <WeighNow
          title={t('weight.usual')}
          words={usual === null ? t('weight.usualUnknown') : t('weight.usualWords')}
          weight={usual === null ? <WeightReadout state="missing" grams="" unit="" words={t('weight.usualUnknown')} /> : <WeightReadout state="stable" {...speech.weightParts(usual)} words={t('weight.usual')} />}
        />
      </div>
    </div>
  )
}

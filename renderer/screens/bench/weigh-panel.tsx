import type { UnitInHand } from '@shared/contract/bench-view'
import { WeighNow } from '../../components/weigh-now'
import { useStoreState, type ReducerStore } from '../../hooks/reducer-store'
import { useSpeech } from '../../strings/speech'
import type { BenchEvent, BenchScreenState } from './bench-state'
import { UnitHead } from './unit-head'
import { WeightNow } from './weight-now'
import { isTroubled } from './weight-trouble'
import styles from './panels.module.css'

export interface WeighPanelProps {
  readonly unit: UnitInHand
  readonly store: ReducerStore<BenchScreenState, BenchEvent>
  readonly isScaleReady: boolean
}

/** The weight is taken by itself; the panel only shows that it comes. */
export function WeighPanel({ unit, store, isScaleReady }: WeighPanelProps) {
  const { t } = useSpeech()
  // The plate asks for a hand then: `nothing to press` would contradict it.
  const needsHand = useStoreState(store, ({ weight }) => weight !== null && isTroubled(weight))
  return (
    <div className={styles.stack}>
      <UnitHead unit={unit} weight={null} />
      <WeighNow size="large" title={t('weight.onScale')} words={isScaleReady && !needsHand ? t('weight.takes') : null} weight={<WeightNow store={store} isScaleReady={isScaleReady} usualGrams={unit.usualWeightGrams} />} />
    </div>
  )
}

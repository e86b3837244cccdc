import type { WeightView } from '@shared/contract/devices'
import { WeightReadout, type WeightState } from '../../components/weight-readout'
import { useStoreState, type ReducerStore } from '../../hooks/reducer-store'
import type { StringKey } from '../../strings/keys'
import { useSpeech } from '../../strings/speech'
import { comparisonWords } from '../../strings/weight-words'
import type { BenchEvent, BenchScreenState } from './bench-state'

export interface WeightNowProps {
  readonly store: ReducerStore<BenchScreenState, BenchEvent>
  readonly isScaleReady: boolean
  /** Compared with while it rests; null where the unit is not known yet. */
  readonly usualGrams: number | null
}

const WORDS: Readonly<Record<WeightView['stability'], StringKey>> = { stable: 'weight.stable', moving: 'weight.moving', over: 'weight.over', under: 'weight.under', unusable: 'weight.unusable' }

/** The live weight. It alone is drawn anew with every value of the scale. */
export function WeightNow({ store, isScaleReady, usualGrams }: WeightNowProps) {
  const speech = useSpeech()
  const weight = useStoreState(store, (state) => state.weight)
  if (!isScaleReady) return <WeightReadout state="missing" grams="" unit="" words={speech.t('weight.noScale')} />
  if (weight === null || weight.grams === null) return <WeightReadout state="missing" grams="" unit="" words={speech.t(weight === null ? 'weight.none' : WORDS[weight.stability])} />
  const state: WeightState = weight.stability === 'stable' ? 'stable' : 'moving'
  const words = [speech.t(WORDS[weight.stability])]
  if (weight.net === true) words.unshift(speech.t('weight.net'))
  if (state === 'stable' && usualGrams !== null && weight.grams > 0) words.push(comparisonWords(speech, weight.grams, usualGrams))
  return <WeightReadout state={state} {...speech.weightParts(weight.grams)} words={words.join(', ')} />
}

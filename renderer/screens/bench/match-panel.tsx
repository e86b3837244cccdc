import type { BenchView } from '@shared/contract/bench-view'
import { ExpectedLines } from '../../components/expected-line'
import { ExplainedButton } from '../../components/explained-button'
import { Picture } from '../../components/pictures'
import { WeighNow } from '../../components/weigh-now'
import type { ReducerStore } from '../../hooks/reducer-store'
import { KEY_NAMES, type InputAction } from '../../input/key-map'
import { useSpeech } from '../../strings/speech'
import type { BenchEvent, BenchScreenState } from './bench-state'
import { expectedLines, linesLeftOut } from './parcel-words'
import { TagList } from './tag-list'
import { UnlabelledBanner } from './unlabelled-banner'
import { WeightNow } from './weight-now'
import styles from './panels.module.css'

export interface MatchPanelProps {
  readonly view: BenchView
  readonly store: ReducerStore<BenchScreenState, BenchEvent>
  readonly isScaleReady: boolean
  readonly onAction: (action: InputAction) => void
}

/** A parcel is open: what should be in it, what was found, and what lies on the scale. */
export function MatchPanel({ view, store, isScaleReady, onAction }: MatchPanelProps) {
  const speech = useSpeech()
  const { t } = speech
  const lines = view.parcel === null ? [] : expectedLines(speech, view.parcel)
  return (
    <>
      {view.unlabelled !== null && <UnlabelledBanner unlabelled={view.unlabelled} onAction={onAction} />}
      <TagList store={store} />
      {lines.length === 0 ? (
        <div className={styles.empty}>
          <Picture name="empty" />
          <div>
            <h2>{t('parcel.nothingYet')}</h2>
            <p>{t('parcel.nothingYetWords')}</p>
          </div>
        </div>
      ) : (
        <div className={styles.lines}>
          <ExpectedLines label={t('parcel.lines')} lines={lines} leftOut={view.parcel === null ? [] : linesLeftOut(speech, view.parcel)} />
        </div>
      )}
      <div className={styles.foot}>
        <WeighNow title={t('weight.onScale')} words={t('weight.belongs')} weight={<WeightNow store={store} isScaleReady={isScaleReady} usualGrams={null} />} />
        <ExplainedButton icon="code" label={t('type.button')} words={KEY_NAMES.type} onPress={() => onAction({ kind: 'open', page: 'type' })} />
      </div>
    </>
  )
}

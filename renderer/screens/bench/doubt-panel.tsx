import type { LabelView } from '@shared/contract/bench-view'
import { ChoiceGrid } from '../../components/choice-grid'
import { LabelPaper } from '../../components/label-paper'
import { WorkSplit } from '../../components/work-split'
import type { InputAction } from '../../input/key-map'
import { useSpeech } from '../../strings/speech'
import { answerAction } from './question-panel'

export interface DoubtPanelProps {
  readonly label: LabelView
  readonly onAction: (action: InputAction) => void
}

/** Nobody knows whether a label came out: the label as it would look with its number, and yes or no. Scanning it says yes, too. */
export function DoubtPanel({ label, onAction }: DoubtPanelProps) {
  const { t } = useSpeech()
  const { preview, job } = label
  return (
    <WorkSplit kind="label" side={<LabelPaper label={t('label.preview')} widthMm={preview.widthMm} heightMm={preview.heightMm} shapes={preview.shapes} />}>
      <ChoiceGrid
        label={t('label.doubt', { job })}
        rows={1}
        choices={[
          { place: 1, label: t('label.out'), hint: t('label.outWords') },
          { place: 3, label: t('label.notOut'), hint: t('label.notOutWords') },
        ]}
        onChoose={(place) => onAction(answerAction(place))}
      />
    </WorkSplit>
  )
}

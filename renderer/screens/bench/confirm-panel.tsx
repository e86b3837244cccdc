import type { BenchView } from '@shared/contract/bench-view'
import { ChoiceGrid } from '../../components/choice-grid'
import { CodeText } from '../../components/code-text'
import { ExpectedLines } from '../../components/expected-line'
import { UnitCard } from '../../components/unit-card'
import type { InputAction } from '../../input/key-map'
import { shownCode } from '../../strings/code-words'
import { textOf } from '../../strings/facts'
import { useSpeech } from '../../strings/speech'
import { expectedLines } from './parcel-words'
import { pendingChoices, pendingWords, rowsFor, type PendingView } from './pending-words'
import { answerAction } from './question-panel'
import { UnitHead } from './unit-head'
import styles from './panels.module.css'

export interface ConfirmPanelProps {
  readonly view: BenchView
  readonly pending: PendingView
  readonly onAction: (action: InputAction) => void
}

/** Yes at 1, no at 3, or what is offered at its places; above, what the question is about. */
export function ConfirmPanel({ view, pending, onAction }: ConfirmPanelProps) {
  const speech = useSpeech()
  const { t } = speech
  const text = textOf(pending.facts, 'text')
  const title = textOf(pending.facts, 'title')
  const choices = pendingChoices(speech, pending)
  // Three rows need the whole height; what was read then stands in the echo alone.
  const rows = rowsFor(choices)
  // What is missing is seen in the lines; the other questions are about the code alone.
  const lines = view.parcel === null || pending.kind !== 'close-incomplete' ? [] : expectedLines(speech, view.parcel)
  return (
    <>
      {view.unit !== null && <UnitHead unit={view.unit} weight={null} />}
      {view.unit === null && text !== '' && rows < 3 && <UnitCard picture={null} name={title === '' ? t('confirm.read') : title} details={<CodeText>{shownCode(text)}</CodeText>} />}
      <ChoiceGrid label={pendingWords(speech, view, pending).prompt} rows={rows} choices={choices} onChoose={(place) => onAction(answerAction(place))} />
      {lines.length > 0 && (
        <div className={styles.lines}>
          <ExpectedLines label={t('parcel.lines')} lines={lines} />
        </div>
      )}
    </>
  )
}

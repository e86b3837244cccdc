import type { RelabelView } from '@shared/contract/relabel-view'
import { ExplainedButton } from '../../components/explained-button'
import { KEY_NAMES } from '../../input/key-map'
import { useSpeech } from '../../strings/speech'
import { undoWords } from '../../strings/trail-words'
import styles from './relabel.module.css'

export interface UndoKeyProps {
  readonly undo: RelabelView['undo']
  readonly onUndo: () => void
  readonly onType: () => void
}

/** Taking the newest step back, and a code typed by hand. */
export function UndoKey({ undo, onUndo, onType }: UndoKeyProps) {
  const speech = useSpeech()
  const { t } = speech
  return (
    <div className={styles.keys}>
      <ExplainedButton icon="code" label={t('decisions.type')} words={KEY_NAMES.type} onPress={onType} />
      {undo !== null && <ExplainedButton icon="undo" label={t('relabel.undo')} words={`${KEY_NAMES.UNDO} · ${undoWords(speech, undo)}`} onPress={onUndo} />}
    </div>
  )
}

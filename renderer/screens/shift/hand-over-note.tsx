import { MAX_NOTE_LENGTH } from '@shared/domain/commands/note-hand-over'
import { useId } from 'react'
import { Button } from '../../components/button'
import { KEY_NAMES } from '../../input/key-map'
import { useSpeech } from '../../strings/speech'
import styles from './hand-over-note.module.css'

export interface HandOverNoteProps {
  readonly text: string
  readonly isSending: boolean
  /** Why it was not kept, or what was not taken meanwhile. */
  readonly refusal: string | null
  readonly onChange: (text: string) => void
  readonly onKeep: () => void
  readonly onDrop: () => void
}

/** A note for the next shift: typed here, kept with name and time, shown to whoever signs in next. */
export function HandOverNote({ text, isSending, refusal, onChange, onKeep, onDrop }: HandOverNoteProps) {
  const speech = useSpeech()
  const { t, number } = speech
  const id = useId()
  return (
    <div className={styles.note} role="group" aria-label={t('shift.note')}>
      <label htmlFor={id}>{t('shift.noteField')}</label>
      <textarea id={id} value={text} maxLength={MAX_NOTE_LENGTH} rows={7} autoFocus spellCheck={false} onChange={(event) => onChange(event.currentTarget.value)} />
      <p>{t('shift.noteHint', { count: number(text.length), most: number(MAX_NOTE_LENGTH) })}</p>
      {refusal !== null && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      <Button label={isSending ? t('shift.noteKeeping') : t('shift.noteKeep')} icon="check" main onPress={onKeep} />
      <Button label={`${t('shift.noteDrop')} · ${KEY_NAMES.BACK}`} icon="cross" onPress={onDrop} />
    </div>
  )
}

import type { ShiftSummary } from '@shared/contract/shift-summary'
import { Button } from '../../components/button'
import { KEY_NAMES } from '../../input/key-map'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech, type Speech } from '../../strings/speech'
import type { ExportFormat, ExportState, ShiftScreenState } from './shift-state'
import styles from './shift.module.css'

export interface ShiftToolsProps {
  readonly summary: ShiftSummary
  readonly state: ShiftScreenState
  /** Only a person at the bench can close a shift that is open, and leave notes in it. */
  readonly canChange: boolean
  readonly onSave: (formats: readonly ExportFormat[]) => void
  readonly onAskClose: () => void
  readonly onKeepOpen: () => void
  readonly onCloseShift: () => void
  readonly onNote: () => void
  readonly onSignOut: (() => void) | null
  readonly onBack: () => void
}

/** What can be done with the sheet and with the shift. */
export function ShiftTools({ summary, state, canChange, onSave, onAskClose, onKeepOpen, onCloseShift, onNote, onSignOut, onBack }: ShiftToolsProps) {
  const speech = useSpeech()
  const { t } = speech
  const refusal = state.refusal && refusalWords(speech, state.refusal.kind, state.refusal.facts)
  return (
    <>
      <h1>{t('shift.title')}</h1>
      <p>{t('shift.frozen', { time: speech.time(summary.frozenAt), first: speech.number(summary.firstSeq), last: speech.number(summary.lastSeq) })}</p>
      <Button label={t('shift.saveBoth')} icon="file" main onPress={() => onSave(['pdf', 'csv'])} />
      <div className={styles.pair}>
        <Button label={t('shift.savePdf')} size="compact" onPress={() => onSave(['pdf'])} />
        <Button label={t('shift.saveCsv')} size="compact" onPress={() => onSave(['csv'])} />
      </div>
      <Saved exported={state.exports.pdf} />
      <Saved exported={state.exports.csv} />
      <p>
        {t('shift.mat')} {t('shift.hint')}
      </p>
      {canChange && <Button label={t('shift.note')} icon="lead" onPress={onNote} />}
      {canChange && state.closing === 'no' && <Button label={t('shift.close')} icon="check" onPress={onAskClose} />}
      {canChange && state.closing !== 'no' && (
        <div className={styles.sure} role="group" aria-label={t('shift.closeSure')}>
          <b>{t('shift.closeSure')}</b>
          <Button label={t('shift.closeYes')} icon="check" main onPress={onCloseShift} />
          <Button label={t('shift.closeNo')} icon="cross" onPress={onKeepOpen} />
        </div>
      )}
      {summary.closedAt !== null && <p>{t('shift.closed', { time: speech.time(summary.closedAt) })}</p>}
      {refusal && (
        <p className={styles.refused} role="alert">
          {refusal.cause} {refusal.act}.
        </p>
      )}
      <div className={styles.pair} data-alone={onSignOut === null}>
        {onSignOut !== null && <Button label={`${t('shift.signOut')} · ${KEY_NAMES['SIGN OUT']}`} onPress={onSignOut} />}
        <Button label={`${t('actions.back')} · ${KEY_NAMES.BACK}`} onPress={onBack} />
      </div>
    </>
  )
}

interface SavedProps {
  readonly exported: ExportState
}

function Saved({ exported }: SavedProps) {
  const speech = useSpeech()
  const words = savedWords(speech, exported)
  if (words === null) return null
  return (
    <p className={exported.state === 'refused' ? styles.refused : styles.saved} role="status">
      {words}
    </p>
  )
}

function savedWords(speech: Speech, exported: ExportState): string | null {
  switch (exported.state) {
    case 'idle':
      return null
    case 'saving':
      return speech.t('shift.saving')
    case 'saved':
      return speech.t('shift.saved', { path: exported.path })
    case 'refused': {
      const { cause, act } = refusalWords(speech, exported.failure.kind, exported.failure.facts)
      return speech.t('shift.notSaved', { cause, act: `${act}.` })
    }
  }
}

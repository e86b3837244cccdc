import type { ImportView } from '@shared/contract/imports'
import { Button } from '../../components/button'
import { ProgressLine } from '../../components/progress-line'
import { useNow } from '../../hooks/use-now'
import { useSpeech } from '../../strings/speech'
import { rowWords, sizeWords } from './import-words'
import styles from './import.module.css'

type Waiting = Extract<ImportView, { phase: 'receiving' | 'running' }>

export interface WaitPanelProps {
  readonly view: Waiting
  readonly onCancel: (() => void) | null
}

const SECOND_MS = 1_000

/** A small packed file is read in one go, and its rows come out of it for a while: then no share of it is known. */
function isWhollyRead(view: Waiting): boolean {
  return view.phase === 'running' && view.stage === 'reading' && view.totalBytes > 0 && view.bytesRead >= view.totalBytes
}

function shareOf(view: Waiting): number | null {
  if (isWhollyRead(view)) return null
  if (view.phase === 'receiving') return view.totalBytes === 0 ? 1 : view.receivedBytes / view.totalBytes
  if (view.stage === 'indexing') return view.total === 0 ? 1 : view.done / view.total
  return view.totalBytes === 0 ? 1 : view.bytesRead / view.totalBytes
}

/** A file on its way: numbers first, a bar that moves with the work, and the one act. */
export function WaitPanel({ view, onCancel }: WaitPanelProps) {
  const speech = useSpeech()
  const { t } = speech
  const now = useNow(SECOND_MS)
  const name = view.fileName
  const share = shareOf(view)
  const title = view.phase === 'receiving' ? t('import.receiving', { name }) : view.stage === 'indexing' ? t('import.indexingTitle', { name }) : t('import.readingTitle', { name })
  const seconds = view.phase === 'running' ? Math.max(1, (now - view.startedAt) / SECOND_MS) : 1
  const bytes = view.phase === 'receiving' ? view.receivedBytes : view.bytesRead
  return (
    <section className={styles.card} aria-live="polite">
      <h2>{title}</h2>
      <p className={styles.figure}>{view.phase === 'receiving' ? speech.percent(Math.min(1, share ?? 0)) : rowWords(speech, view.rows)}</p>
      <ProgressLine label={title} share={share} />
      <p className={styles.facts}>
        <span>{isWhollyRead(view) ? t('import.allRead', { total: sizeWords(speech, view.totalBytes) }) : t('import.bytesOf', { done: sizeWords(speech, bytes), total: sizeWords(speech, view.totalBytes) })}</span>
        {view.phase === 'running' && view.stage === 'reading' && <span>{t('import.rate', { number: speech.number(Math.round(view.rows / seconds)) })}</span>}
        {view.phase === 'running' && <span>{t('import.soFar', { refused: speech.number(view.refused), incomplete: speech.number(view.incomplete) })}</span>}
      </p>
      {view.phase === 'running' && <p>{view.isCancelling ? t('import.cancelling') : t('import.benchGoesOn')}</p>}
      {onCancel !== null && view.phase === 'running' && view.stage === 'reading' && !view.isCancelling && (
        <div>
          <Button label={t('import.cancel')} icon="cross" onPress={onCancel} />
        </div>
      )}
    </section>
  )
}

import type { LabelPreview } from '@shared/contract/bench-view'
import { Button } from '../../components/button'
import { CodeText } from '../../components/code-text'
import { LabelPaper } from '../../components/label-paper'
import { useInputLayer } from '../../hooks/use-input-layer'
import { KEY_NAMES } from '../../input/key-map'
import { shownCode } from '../../strings/code-words'
import { useSpeech } from '../../strings/speech'
import styles from './set-up.module.css'

export interface BadgeReadyProps {
  readonly name: string
  readonly badge: string
  /** The badge as it prints. */
  readonly preview: LabelPreview
  readonly onStart: () => void
}

/** The bench exists: the lead's badge, to be scanned from the screen or written down. */
export function BadgeReady({ name, badge, preview, onStart }: BadgeReadyProps) {
  const { t } = useSpeech()
  useInputLayer({
    onAction(action) {
      if (action.kind === 'command' && action.command === 'NEXT') onStart()
      return true
    },
  })
  return (
    <main className={styles.done}>
      <h1>{t('setUp.done')}</h1>
      <p>{t('setUp.doneWords')}</p>
      <div className={styles.badge}>
        <LabelPaper label={t('setUp.badge', { name })} widthMm={preview.widthMm} heightMm={preview.heightMm} shapes={preview.shapes} />
      </div>
      <p className={styles.code} data-testid="lead-badge">
        <CodeText>{shownCode(badge)}</CodeText>
      </p>
      <p>{t('setUp.doneTyped', { key: KEY_NAMES.type })}</p>
      <Button label={`${t('setUp.start')} · ${KEY_NAMES.NEXT}`} icon="next" main onPress={onStart} />
    </main>
  )
}

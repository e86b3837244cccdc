import { parseLpn } from '@shared/domain/lpn'
import { badgeLabel } from '@shared/labels/badge-label'
import { labelToDrawables, type LabelDrawable } from '@shared/labels/label-drawables'
import { Button } from '../../components/button'
import { CodeText } from '../../components/code-text'
import { LabelPaper, type LabelShape } from '../../components/label-paper'
import { useInputLayer } from '../../hooks/use-input-layer'
import { KEY_NAMES } from '../../input/key-map'
import { shownCode } from '../../strings/code-words'
import { useSpeech } from '../../strings/speech'
import styles from './set-up.module.css'

export interface BadgeReadyProps {
  readonly name: string
  readonly badge: string
  readonly onStart: () => void
}

/** The bench exists: the lead's badge, to be scanned from the screen or written down. */
export function BadgeReady({ name, badge, onStart }: BadgeReadyProps) {
  const { t } = useSpeech()
  useInputLayer({
    onAction(action) {
      if (action.kind === 'command' && action.command === 'NEXT') onStart()
      return true
    },
  })
  const parsed = parseLpn(badge)
  const label = parsed === null ? null : badgeLabel({ lpn: parsed.lpn, name })
  return (
    <main className={styles.done}>
      <h1>{t('setUp.done')}</h1>
      <p>{t('setUp.doneWords')}</p>
      {label !== null && (
        <div className={styles.badge}>
          <LabelPaper label={t('setUp.badge', { name })} widthMm={label.width} heightMm={label.height} shapes={labelToDrawables(label).map(shapeOf)} />
        </div>
      )}
      <p className={styles.code} data-testid="lead-badge">
        <CodeText>{shownCode(badge)}</CodeText>
      </p>
      <p>{t('setUp.doneTyped', { key: KEY_NAMES.type })}</p>
      <Button label={`${t('setUp.start')} · ${KEY_NAMES.NEXT}`} icon="next" main onPress={onStart} />
    </main>
  )
}

function shapeOf(drawable: LabelDrawable): LabelShape {
  switch (drawable.kind) {
    case 'rectangle':
      return { kind: 'rect', x: drawable.x, y: drawable.y, width: drawable.width, height: drawable.height, fill: drawable.ink }
    case 'path':
      return { kind: 'path', d: drawable.path, fill: drawable.ink }
    case 'text':
      return { kind: 'text', x: drawable.x, y: drawable.baseline, size: drawable.size, bold: drawable.bold, anchor: drawable.anchor, fill: 'black', text: drawable.text }
  }
}

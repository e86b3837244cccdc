import type { LabelPictureView } from '@shared/contract/label-versions'
import { useSpeech } from '../strings/speech'
import { Icon } from './icons'
import { LabelSheet } from './label-sheet'
import styles from './label-preview.module.css'

export interface LabelPreviewProps {
  /** Which label this is, in words. */
  readonly label: string
  readonly widthMm: number
  readonly heightMm: number
  /** Null until the station drew it. */
  readonly picture: LabelPictureView | null
}

/** A label exactly as it will print, from the bytes of its job, and what the picture cannot show. */
export function LabelPreview({ label, widthMm, heightMm, picture }: LabelPreviewProps) {
  return (
    <section className={styles.preview} aria-label={label}>
      <LabelSheet label={label} widthMm={widthMm} heightMm={heightMm} picture={picture} />
      <LabelSource picture={picture} />
      {picture !== null && <LabelWarnings picture={picture} />}
    </section>
  )
}

/** What the picture was made of. */
export function LabelSource({ picture }: { readonly picture: LabelPictureView | null }) {
  const { t, number } = useSpeech()
  if (picture === null) return <p className={styles.source}>{t('labels.picture.drawing')}</p>
  if (picture.png === null) return <p className={styles.source}>{t('labels.picture.none')}</p>
  const words = t('labels.picture.from', { bytes: number(picture.bytes), language: t(`labels.picture.languages.${picture.language}`), dpi: picture.dpi })
  return (
    <p className={styles.source}>
      {words} · {t('labels.picture.cannotShow')}
    </p>
  )
}

/** What a person should know beside the picture; nothing where all is well. */
export function LabelWarnings({ picture: { warnings } }: { readonly picture: Pick<LabelPictureView, 'warnings'> }) {
  const { t } = useSpeech()
  if (warnings.length === 0) return null
  return (
    <ul className={styles.warnings}>
      {warnings.map(({ kind, about }, place) => (
        <li key={`${place} ${kind}`} data-kind={kind}>
          <Icon name="ask" /> <span>{t(`labels.picture.warnings.${kind}`, { about })}</span>
        </li>
      ))}
    </ul>
  )
}

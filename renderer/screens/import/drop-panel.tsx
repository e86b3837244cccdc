import { useId } from 'react'
import { Icon } from '../../components/icons'
import { useSpeech } from '../../strings/speech'
import type { SendableFile } from './send-file'
import styles from './import.module.css'

export interface DropPanelProps {
  readonly isBusy: boolean
  readonly onFiles: (files: readonly SendableFile[]) => void
}

/** Where a file is dropped or chosen. The page drops; this says so, and has the chooser. */
export function DropPanel({ isBusy, onFiles }: DropPanelProps) {
  const { t } = useSpeech()
  const id = useId()
  return (
    <section className={styles.drop} data-busy={isBusy}>
      <Icon name="file" />
      <h2>{isBusy ? t('import.looking') : t('import.dropTitle')}</h2>
      <p>{t('import.dropWords')}</p>
      <label htmlFor={id} className={styles.choose}>
        {t('import.choose')}
      </label>
      <input
        id={id}
        type="file"
        className={styles.file}
        disabled={isBusy}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file may be chosen again, corrected.
          event.currentTarget.value = ''
        }}
      />
    </section>
  )
}

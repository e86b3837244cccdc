import { useSpeech } from '../../strings/speech'
import styles from './devices.module.css'

export interface PermissionCommandProps {
  /** Null where this system has no such command. */
  readonly command: string | null
}

/** The exact command that lets Turnback use the device, to be typed once by whoever may change the computer. */
export function PermissionCommand({ command }: PermissionCommandProps) {
  const { t } = useSpeech()
  return (
    <section className={styles.help} aria-label={t('devices.permission.title')}>
      <p>{t(command === null ? 'devices.permission.none' : 'devices.permission.words')}</p>
      {command !== null && <pre className={styles.command}>{command}</pre>}
      {command !== null && <p className={styles.aside}>{t('devices.permission.lead')}</p>}
    </section>
  )
}

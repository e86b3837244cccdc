import type { DeviceStatusView } from '@shared/contract/devices'
import { useSpeech } from '../../strings/speech'
import styles from './devices.module.css'

export interface TwinsWaitProps {
  readonly device: DeviceStatusView
  /** What the one that is used becomes. */
  readonly name: string
}

/** Two that look the same: whichever is used now takes the place. The station listens to both. */
export function TwinsWait({ device, name }: TwinsWaitProps) {
  const { t } = useSpeech()
  return (
    <section className={styles.help} aria-label={t('devices.twins.title')}>
      <p>
        <b>{t('devices.twins.title')}.</b> {t('devices.twins.words', { name })}
      </p>
      <p role="status">{device.state === 'twins' ? t('devices.twins.waiting') : t('devices.twins.done', { name })}</p>
    </section>
  )
}

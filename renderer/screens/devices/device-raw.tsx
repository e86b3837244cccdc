import type { DeviceStatusView } from '@shared/contract/devices'
import { useSpeech } from '../../strings/speech'
import styles from './devices.module.css'

/** What the device and the system said, as it came: for whoever has to find out why. */
export function DeviceRaw({ device }: { readonly device: DeviceStatusView }) {
  const { t, clock } = useSpeech()
  const said = device.lastSaid !== null && device.lastSaidAt !== null ? { name: t('devices.raw.said', { time: clock(device.lastSaidAt) }), text: device.lastSaid } : null
  const rows = [
    ...(said === null ? [] : [said]),
    ...(device.detail === null || device.detail === '' ? [] : [{ name: t('devices.raw.system'), text: device.detail }]),
    { name: t('devices.raw.where'), text: device.address === '' ? t('devices.raw.nothing') : device.address },
  ]
  return (
    <dl className={styles.raw}>
      {rows.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd lang="en">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

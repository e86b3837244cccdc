import { Icon } from './icons'
import styles from './app-band.module.css'

export interface AppBandProps {
  readonly words: string
}

/** A calm line over the strip: something of the whole window is not as usual, the work below stays. */
export function AppBand({ words }: AppBandProps) {
  return (
    <div className={styles.band} role="status">
      <Icon name="repeat" />
      <p>{words}</p>
    </div>
  )
}

import { VisuallyHidden } from './visually-hidden'
import { Sign } from './wordmark'
import styles from './status-strip.module.css'

export interface StripDevice {
  readonly id: string
  readonly name: string
  /** Amber tag instead of a grey dot: a person has to do something. */
  readonly needsAttention: boolean
  /** The state in words, spoken after the name. */
  readonly stateWords: string
}

export interface StatusStripProps {
  /** Bench and zone: "Bench 07 · Intake". */
  readonly station: string
  /** Who is signed in and for how long, or that no one is. */
  readonly operator: string
  /** Units done this hour; absent while no one works. */
  readonly units?: string | undefined
  readonly devices: readonly StripDevice[]
  readonly devicesLabel: string
  readonly onOpenDevices?: (() => void) | undefined
  /** What waits for HQ. It stays grey until a person has to act. */
  readonly hq: string
  readonly hqNeedsAttention?: boolean | undefined
  /** Name of the shown language in that language. */
  readonly language: string
  /** Spoken before it: what the button changes. */
  readonly languageLabel: string
  readonly onChangeLanguage: () => void
}

/** The quiet line on top: grey until something needs a person. */
export function StatusStrip(props: StatusStripProps) {
  return (
    <header className={styles.strip}>
      <Sign />
      <span className={styles.station}>{props.station}</span>
      <div className={styles.who}>
        <span>{props.operator}</span>
        {props.units !== undefined && <span>{props.units}</span>}
      </div>
      <DeviceDots devices={props.devices} label={props.devicesLabel} onOpen={props.onOpenDevices} />
      {/* The same tag as a device in need, so "needs a person" looks one way. */}
      <span className={props.hqNeedsAttention === true ? styles.needs : styles.hq}>{props.hq}</span>
      <button type="button" className={styles.press} onClick={props.onChangeLanguage}>
        <VisuallyHidden>{props.languageLabel} </VisuallyHidden>
        <span className={styles.language}>{props.language}</span>
      </button>
    </header>
  )
}

interface DeviceDotsProps {
  readonly devices: readonly StripDevice[]
  readonly label: string
  readonly onOpen: (() => void) | undefined
}

function DeviceDots({ devices, label, onOpen }: DeviceDotsProps) {
  const list = (
    <ul className={styles.devices} aria-label={label}>
      {devices.map((device) => (
        <li key={device.id} className={device.needsAttention ? styles.needs : styles.dot}>
          {device.name}
          <VisuallyHidden> {device.stateWords}</VisuallyHidden>
        </li>
      ))}
    </ul>
  )
  if (onOpen === undefined) return <div className={styles.push}>{list}</div>
  // The button lies over the list instead of around it: a button would swallow the list for screen readers.
  return (
    <div className={styles.push}>
      {list}
      <button type="button" className={styles.cover} aria-label={label} onClick={onOpen} />
    </div>
  )
}

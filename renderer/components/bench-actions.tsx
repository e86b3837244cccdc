import { Icon, type IconName } from './icons'
import styles from './bench-actions.module.css'

/** An act that can be done now. */
export interface ReadyAction {
  readonly label: string
  /** Name of the key as printed on the keyboard. */
  readonly keyName: string
  /** Name of the command barcode on the mat. */
  readonly command: string
  /** The expected next act, filled with ink. */
  readonly main?: boolean | undefined
  readonly onPress: () => void
}

/** An act that cannot be done now: it keeps its place and says why. */
export interface OffAction {
  readonly label: string
  readonly offReason: string
}

export type BenchAction = ReadyAction | OffAction

export interface BenchActionsProps {
  readonly label: string
  readonly back: BenchAction
  readonly hold: BenchAction
  readonly help: BenchAction
  readonly next: BenchAction
}

/** Four acts in four fixed places on every bench screen. */
export function BenchActions({ label, back, hold, help, next }: BenchActionsProps) {
  return (
    <nav className={styles.actions} aria-label={label}>
      <ActionKey icon="back" action={back} />
      <ActionKey icon="hold" action={hold} />
      <ActionKey icon="lead" action={help} />
      <ActionKey icon="next" action={next} />
    </nav>
  )
}

interface ActionKeyProps {
  readonly icon: IconName
  readonly action: BenchAction
}

function ActionKey({ icon, action }: ActionKeyProps) {
  const off = 'offReason' in action
  return (
    // aria-disabled keeps an act in the tab order, so its reason can be heard; `disabled` would hide it.
    <button
      type="button"
      className={styles.action}
      data-main={!off && action.main === true}
      aria-disabled={off}
      onClick={off ? undefined : action.onPress}
    >
      <Icon name={icon} />
      <span>
        <b>{action.label}</b>{' '}
        <span className={styles.keys}>
          {off ? (
            action.offReason
          ) : (
            <>
              <kbd>{action.keyName}</kbd> <Icon name="code" />
              {action.command}
            </>
          )}
        </span>
      </span>
    </button>
  )
}

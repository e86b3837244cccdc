import { Button } from './button'
import { Icon } from './icons'
import styles from './failure-banner.module.css'

export interface FailureBannerProps {
  /** `ask` lets the work go on; `stop` needs the act first. */
  readonly signal: 'ask' | 'stop'
  /** What happened, in plain words. */
  readonly title: string
  /** What it means for the work. */
  readonly words: string
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined
}

/** An expected failure inside a screen: cause, meaning, one act. */
export function FailureBanner({ signal, title, words, action }: FailureBannerProps) {
  return (
    <div className={styles.banner} data-signal={signal} role={signal === 'stop' ? 'alert' : 'status'}>
      <Icon name={signal === 'stop' ? 'cross' : 'ask'} />
      <p>
        <b>{title}</b>
        {words}
      </p>
      {action !== undefined && <Button {...action} />}
    </div>
  )
}

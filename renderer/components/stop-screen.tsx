import type { ZoneLetter } from '@shared/domain/zone'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons'
import { Picture, StopSign, type PictureName } from './pictures'
import { sizeByLength } from './text-measure'
import { ZoneMark } from './zone-mark'
import styles from './stop-screen.module.css'

export interface StopScreenProps {
  /** What is wrong in two or three words. */
  readonly word: string
  /** What was recognised and why it does not fit. */
  readonly cause: ReactNode
  /** The one thing to do now. */
  readonly next: {
    readonly picture: PictureName
    readonly words: string
    readonly hint?: string | undefined
    readonly zone?: { readonly letter: ZoneLetter; readonly label: string } | undefined
  }
  /** How the work goes on when the next act is not possible. */
  readonly meanwhile?: { readonly icon: IconName; readonly words: ReactNode } | undefined
  /** The refused scan. */
  readonly echo?: ReactNode
}

/** A refusal over the whole stage. It never times out: only the right act ends it. */
export function StopScreen({ word, cause, next, meanwhile, echo }: StopScreenProps) {
  return (
    <section className={styles.screen} role="alert">
      <div className={styles.sign}>
        <StopSign />
      </div>
      <div className={styles.say}>
        <h1 data-size={sizeByLength(word, [[13, 'short'], [22, 'medium']], 'long')}>{word}</h1>
        <p className={styles.cause}>{cause}</p>
      </div>
      <div className={styles.next}>
        <Picture name={next.picture} />
        <p data-size={sizeByLength(next.words, [[22, 'short']], 'long')}>
          {next.words}
          {next.hint !== undefined && <small>{next.hint}</small>}
        </p>
        {next.zone !== undefined && <ZoneMark zone={next.zone.letter} label={next.zone.label} size="huge" />}
      </div>
      {meanwhile !== undefined && (
        <div className={styles.meanwhile}>
          <Icon name={meanwhile.icon} />
          <p>{meanwhile.words}</p>
        </div>
      )}
      {echo}
    </section>
  )
}

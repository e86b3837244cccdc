import type { ReactNode } from 'react'
import { Picture, type PictureName } from './pictures'
import { ProgressSteps, type ProgressStepsProps } from './progress-steps'
import { sizeByLength } from './text-measure'
import styles from './scan-prompt.module.css'

/** Ink waits for the person, amber asks, red refuses: the plate is read before the words. */
export type PromptState = 'wait' | 'ask' | 'stop'

export interface ScanPromptProps {
  readonly state: PromptState
  readonly picture: PictureName
  /** One short sentence: what is awaited now. */
  readonly prompt: string
  /** One line under it, cut when too long. */
  readonly context?: ReactNode
  readonly progress?: ProgressStepsProps | undefined
  /** The answer to the newest scan. */
  readonly echo?: ReactNode
}

/** 72 px for a short sentence, 64, 56 for two lines; 48 and 36 only where a language needs that many letters. */
const SIZES = [
  [19, 'short'],
  [23, 'medium'],
  [42, 'long'],
  [50, 'longer'],
] as const

/** What the bench waits for: one sentence, one picture, one line of context. */
export function ScanPrompt({ state, picture, prompt, context, progress, echo }: ScanPromptProps) {
  return (
    <section className={styles.plate} data-state={state} data-echo={echo !== undefined}>
      <div className={styles.picture}>
        <Picture name={picture} />
      </div>
      <div className={styles.words} aria-live="polite">
        <h1 data-testid="prompt" data-size={sizeByLength(prompt, SIZES, 'longest')}>{prompt}</h1>
        {context !== undefined && (
          <div className={styles.context}>
            <p>{context}</p>
            {progress !== undefined && <ProgressSteps {...progress} />}
          </div>
        )}
      </div>
      {echo}
    </section>
  )
}

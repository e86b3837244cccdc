import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons'
import { Picture, type PictureName } from './pictures'
import { sizeByLength } from './text-measure'
import { Wordmark } from './wordmark'
import styles from './sign-in-plate.module.css'

export interface SignInNote {
  readonly id: string
  readonly icon: IconName
  readonly title: string
  readonly words: string
  /** Makes the note a key: the way in without a badge. */
  readonly onPress?: (() => void) | undefined
}

export interface SignInPlateProps {
  readonly picture: PictureName
  readonly prompt: string
  /** Bench, day, time; what happens then. A line each. */
  readonly context: readonly ReactNode[]
  /** What lies at the bench, and the way in without a badge. */
  readonly notes: readonly SignInNote[]
}

/** The bench with no one at it. */
export function SignInPlate({ picture, prompt, context, notes }: SignInPlateProps) {
  return (
    <section className={styles.plate}>
      <div className={styles.hero}>
        <Picture name={picture} />
        <div aria-live="polite">
          <Wordmark />
          <h1 data-size={sizeByLength(prompt, [[16, 'short']], 'long')}>{prompt}</h1>
          <div className={styles.context}>
            {context.map((line, place) => (
              // Lines have no identity of their own; their place is fixed.
              <p key={place}>{line}</p>
            ))}
          </div>
        </div>
      </div>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note.id}>
            <Note note={note} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface NoteProps {
  readonly note: SignInNote
}

function Note({ note }: NoteProps) {
  const words = (
    <>
      <Icon name={note.icon} />
      <span className={styles.noteWords}>
        <b>{note.title}</b> {note.words}
      </span>
    </>
  )
  if (note.onPress === undefined) return <p className={styles.note}>{words}</p>
  return (
    <button type="button" className={styles.note} onClick={note.onPress}>
      {words}
    </button>
  )
}

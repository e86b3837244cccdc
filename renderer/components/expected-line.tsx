import type { ZoneLetter } from '@shared/domain/zone'
import { ItemPicture } from './item-picture'
import { sizeByLength } from './text-measure'
import { useScrollToNow } from './use-scroll-to-now'
import { ZoneMark } from './zone-mark'
import styles from './expected-line.module.css'

export interface ExpectedLineProps {
  /** `next` is awaited now, `done` lies in a tote, `open` was not seen yet, `odd` is not as announced. */
  readonly state: 'done' | 'next' | 'open' | 'odd'
  readonly picture: string | null
  readonly name: string
  readonly details: string
  /** Usual weight and its word; null when the catalogue knows none. */
  readonly usual: { readonly weight: string; readonly words: string } | null
  readonly zone?: ZoneLetter | undefined
  /** Where it is, or that it is awaited. */
  readonly place: string
  readonly placeWords: string
}

/** One unit the return order announces. */
export function ExpectedLine({ state, picture, name, details, usual, zone, place, placeWords }: ExpectedLineProps) {
  const ref = useScrollToNow<HTMLLIElement>(state === 'next')
  return (
    <li ref={ref} className={styles.line} data-state={state} aria-current={state === 'next' ? 'step' : undefined}>
      <ItemPicture src={picture} />
      <div className={styles.words}>
        <h2 data-size={sizeByLength(name, [[30, 'short']], 'long')}>{name}</h2>
        <p>{details}</p>
      </div>
      <p className={styles.usual}>
        {usual?.weight}
        <small>{usual?.words}</small>
      </p>
      <div className={styles.place}>
        {zone !== undefined && <ZoneMark zone={zone} label={null} />}
        <p>
          {place}
          <small>{placeWords}</small>
        </p>
      </div>
    </li>
  )
}

/** So many lines fit; a longer list scrolls, and then arrow keys must reach it, too. */
const SHOWN_WHOLE = 3

export interface ExpectedLinesProps {
  readonly label: string
  readonly lines: readonly (ExpectedLineProps & { readonly id: string })[]
  /** What a long list leaves out, one sentence each. */
  readonly leftOut?: readonly string[] | undefined
}

/** The announced units; few share the height, many scroll with the awaited one in view. */
export function ExpectedLines({ label, lines, leftOut = [] }: ExpectedLinesProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard (WCAG 2.1.1)
    <ul className={styles.lines} aria-label={label} tabIndex={lines.length > SHOWN_WHOLE ? 0 : undefined}>
      {lines.map(({ id, ...line }) => (
        <ExpectedLine key={id} {...line} />
      ))}
      {leftOut.map((words) => (
        <li key={words} className={styles.leftOut}>
          {words}
        </li>
      ))}
    </ul>
  )
}

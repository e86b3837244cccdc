import { Icon } from './icons'
import styles from './waiting-tiles.module.css'

/** One thing that waits, at its number. */
export interface WaitingTile {
  readonly place: number
  /** `lead`: somebody else's decision. */
  readonly kind: 'unit' | 'lead' | 'parcel'
  readonly title: string
  readonly words: string
  /** What is wrong with it while it waits. */
  readonly trouble?: string | undefined
}

export interface WaitingTilesProps {
  readonly label: string
  readonly tiles: readonly WaitingTile[]
  readonly onChoose: (place: number) => void
}

const ICON_OF = { unit: 'hold', lead: 'lead', parcel: 'parcel' } as const

/** What was set aside, in the places of the mat: its number takes it up again. */
export function WaitingTiles({ label, tiles, onChoose }: WaitingTilesProps) {
  return (
    <ol className={styles.tiles} aria-label={label}>
      {tiles.map(({ place, kind, title, words, trouble }) => (
        <li key={place}>
          <button type="button" className={styles.tile} data-kind={kind} onClick={() => onChoose(place)}>
            <span className={styles.number}>{place}</span>{' '}
            <span className={styles.words}>
              <b>{title}</b>{' '}
              <small>
                <Icon name={ICON_OF[kind]} />
                <span>{words}</span>
              </small>{' '}
              {trouble !== undefined && <small className={styles.trouble}>{trouble}</small>}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}

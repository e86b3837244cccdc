import type { ZoneLetter } from '@shared/domain/zone'
import type { ReactNode } from 'react'
import { ZoneMark } from './zone-mark'
import styles from './tote-tile.module.css'

export interface ToteTileProps {
  readonly zone: ZoneLetter
  readonly zoneLabel: string
  readonly name: string
  /** What the zone is for. */
  readonly purpose: string
  /** Share that is filled, 0 to 1. */
  readonly filled: number
  /** The same in numbers: "18 of 20 · nearly full". */
  readonly count: ReactNode
}

/** A tote at the bench and how full it is. */
export function ToteTile({ zone, zoneLabel, name, purpose, filled, count }: ToteTileProps) {
  return (
    <li className={styles.tile}>
      <ZoneMark zone={zone} label={zoneLabel} />
      <p className={styles.name}>
        <b>{name}</b>
        {purpose}
      </p>
      <span className={styles.bar} aria-hidden="true">
        <i style={{ width: `${Math.min(1, Math.max(0, filled)) * 100}%` }} />
      </span>
      <p className={styles.count}>{count}</p>
    </li>
  )
}

export interface ToteTilesProps {
  readonly label: string
  readonly totes: readonly (ToteTileProps & { readonly id: string })[]
  /** In one line, with less room each, where something else has the stage. */
  readonly inOneLine?: boolean | undefined
}

/** So many stand in one row with room to spare; more stand closer, in two. */
const FEW_TOTES = 4

/** The totes standing at this bench. */
export function ToteTiles({ label, totes, inOneLine = false }: ToteTilesProps) {
  return (
    <ul className={styles.tiles} aria-label={label} data-many={totes.length > FEW_TOTES} data-line={inOneLine}>
      {totes.map(({ id, ...tote }) => (
        <ToteTile key={id} {...tote} />
      ))}
    </ul>
  )
}

import type { ZoneLetter } from '@shared/domain/zone'
import type { ReactNode } from 'react'
import styles from './zone-giant.module.css'

interface Giant {
  readonly outline: ReactNode
  readonly letterSize: number
  /** Baseline of the letter. */
  readonly letterY: number
}

/** Outlines on a 340 by 320 field, with the largest letter each holds. */
const GIANTS: Readonly<Record<ZoneLetter, Giant>> = {
  A: { outline: <circle cx="170" cy="160" r="150" />, letterSize: 230, letterY: 238 },
  B: { outline: <rect x="25" y="15" width="290" height="290" />, letterSize: 250, letterY: 249 },
  C: { outline: <path d="M85 13h170l85 147-85 147H85L0 160z" />, letterSize: 250, letterY: 249 },
  V: { outline: <path d="M170 0l160 160-160 160L10 160z" />, letterSize: 190, letterY: 222 },
  R: { outline: <path d="M170 5l165 298H5z" />, letterSize: 170, letterY: 282 },
  Q: { outline: <rect x="5" y="13" width="330" height="294" />, letterSize: 230, letterY: 242 },
}

export interface ZoneGiantProps {
  readonly zone: ZoneLetter
  /** Spoken name with its shape: "zone C, hexagon". */
  readonly label: string
}

/** The sign of a zone across the screen, in the ink of the zone: read from the other end of the hall. */
export function ZoneGiant({ zone, label }: ZoneGiantProps) {
  const { outline, letterSize, letterY } = GIANTS[zone]
  return (
    <svg className={styles.giant} viewBox="0 0 340 320" role="img" aria-label={label}>
      <g fill="currentColor">{outline}</g>
      {zone === 'Q' && <path d="M30 33v254M310 33v254" stroke="var(--zone)" strokeWidth={20} />}
      <text x="170" y={letterY} fontSize={letterSize} fill="var(--zone)">
        {zone}
      </text>
    </svg>
  )
}

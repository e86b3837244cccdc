import type { ZoneLetter } from '@shared/domain/zone'
import type { ReactNode } from 'react'
import styles from './zone-mark.module.css'

/** Outlines on a 64 grid. C is a nut, R the recycling triangle; Q gets its two bars on top. */
const OUTLINES: Readonly<Record<ZoneLetter, ReactNode>> = {
  A: <circle cx="32" cy="32" r="30" />,
  B: <rect x="4" y="4" width="56" height="56" />,
  C: <path d="M17 4h30l17 28-17 28H17L0 32z" />,
  V: <path d="M32 0l32 32-32 32L0 32z" />,
  R: <path d="M32 1l31 58H1z" />,
  Q: <rect x="0" y="2" width="64" height="60" />,
}

export interface ZoneMarkProps {
  readonly zone: ZoneLetter
  /** Spoken name, such as "zone C"; null where the words beside it already say the zone. */
  readonly label: string | null
  readonly size?: 'small' | 'normal' | 'large' | 'huge' | undefined
}

/** The sign of a zone: letter, shape and colour together, never colour alone. */
export function ZoneMark({ zone, label, size = 'normal' }: ZoneMarkProps) {
  const token = `--zone-${zone.toLowerCase()}`
  const name = label === null ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label }
  return (
    <svg className={styles.mark} data-size={size} viewBox="0 0 64 64" {...name}>
      <g fill={`var(${token})`} stroke="var(--zone-edge)" strokeWidth={2}>
        {OUTLINES[zone]}
      </g>
      {zone === 'Q' && <path d="M4 6v52M60 6v52" stroke={`var(${token}-on)`} strokeWidth={4} />}
      <text className={styles.letter} x="32" y={zone === 'R' ? 54 : 43} fill={`var(${token}-on)`}>
        {zone}
      </text>
    </svg>
  )
}

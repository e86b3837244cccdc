import type { ZoneLetter } from '@shared/domain/zone'
import type { ReactNode } from 'react'
import { Picture, type PictureName } from './pictures'
import { sizeByLength } from './text-measure'
import { zoneColours } from './zone-colours'
import { ZoneGiant } from './zone-giant'
import styles from './route-card.module.css'

export interface RouteCardProps {
  readonly zone: ZoneLetter
  readonly zoneLabel: string
  /** The disposition and what to do: "**Repair** · put it in tote". */
  readonly disposition: ReactNode
  readonly tote: string
  /** Unit and grade in bold, then the findings and the rule that decided, a line each. */
  readonly why: readonly ReactNode[]
  /** Absent where the plate above says it already. */
  readonly next?: { readonly picture: PictureName; readonly words: string; readonly hint?: string | undefined } | undefined
  /** A key above the words: the way on when the tote cannot be scanned. */
  readonly corner?: ReactNode
}

/** Where the unit goes, over the whole stage. It stays until the tote is scanned. */
export function RouteCard({ zone, zoneLabel, disposition, tote, why, next, corner }: RouteCardProps) {
  return (
    <section className={styles.card} style={zoneColours(zone)} aria-live="assertive">
      <div className={styles.giant}>
        <ZoneGiant zone={zone} label={zoneLabel} />
      </div>
      <div className={styles.say}>
        {corner !== undefined && <div className={styles.corner}>{corner}</div>}
        <div className={styles.words}>
          <p className={styles.disposition}>{disposition}</p>
          <h1 data-testid="route-tote" data-size={sizeByLength(tote, [[5, 'short']], 'long')}>
            {tote}
          </h1>
          <div className={styles.why} data-dense={why.length > 3}>
            {why.map((line, place) => (
              // Lines have no identity of their own; their place is fixed.
              <p key={place}>{line}</p>
            ))}
          </div>
        </div>
      </div>
      {next !== undefined && (
        <div className={styles.next}>
          <Picture name={next.picture} />
          <p>
            <b>{next.words}</b>
            {next.hint}
          </p>
        </div>
      )}
    </section>
  )
}

import { useRef, useState, type ReactNode } from 'react'
import styles from './long-table.module.css'

export interface LongTableProps {
  readonly label: string
  readonly count: number
  /** Every row is as high, in CSS pixels. */
  readonly rowHeightPx: number
  readonly head: ReactNode
  /** Draws one row; its key is its place. */
  readonly row: (place: number) => ReactNode
}

/** Rows drawn above and below what is seen, so that a quick wheel shows no gap. */
const BEYOND = 12

/** A long list of which only the seen part is drawn. Its places are told to assistive technology. */
export function LongTable({ label, count, rowHeightPx, head, row }: LongTableProps) {
  const [seen, setSeen] = useState({ top: 0, height: 600 })
  const box = useRef<HTMLDivElement>(null)
  const first = Math.max(0, Math.floor(seen.top / rowHeightPx) - BEYOND)
  const last = Math.min(count, Math.ceil((seen.top + seen.height) / rowHeightPx) + BEYOND)
  return (
    <div className={styles.list} role="table" aria-label={label} aria-rowcount={count + 1}>
      <div role="row" className={styles.head}>
        {head}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard */}
      <div ref={box} role="rowgroup" className={styles.body} tabIndex={0} onScroll={(event) => setSeen({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}>
        <div style={{ height: count * rowHeightPx }}>
          <div style={{ transform: `translateY(${first * rowHeightPx}px)` }}>
            {Array.from({ length: Math.max(0, last - first) }, (_, i) => (
              <div key={first + i} role="row" aria-rowindex={first + i + 2} className={styles.row} style={{ height: rowHeightPx }}>
                {row(first + i)}
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}

import { useEffect, useRef, useState, type ReactNode } from 'react'
import styles from './virtual-list.module.css'

export interface VirtualListProps<T> {
  readonly label: string
  readonly rows: readonly T[]
  /** Height of every row, in CSS pixels. */
  readonly rowHeight: number
  readonly keyOf: (row: T, index: number) => string
  readonly children: (row: T, index: number) => ReactNode
}

/** Rows drawn above and below what is seen, so that scrolling shows no gaps. */
const SPARE_ROWS = 8
/** Height that is taken before the list was measured. */
const FIRST_HEIGHT = 800

/** A list of any length of which only what is seen is drawn: 10,000 rows cost what 30 do. */
export function VirtualList<T>({ label, rows, rowHeight, keyOf, children }: VirtualListProps<T>) {
  const frame = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, height: FIRST_HEIGHT })
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const measure = () => setSeen({ top: element.scrollTop, height: element.clientHeight || FIRST_HEIGHT })
    measure()
    element.addEventListener('scroll', measure, { passive: true })
    window.addEventListener('resize', measure)
    return () => {
      element.removeEventListener('scroll', measure)
      window.removeEventListener('resize', measure)
    }
  }, [])
  const first = Math.max(0, Math.floor(seen.top / rowHeight) - SPARE_ROWS)
  const last = Math.min(rows.length, Math.ceil((seen.top + seen.height) / rowHeight) + SPARE_ROWS)
  return (
    // It can be scrolled by keys: a list that is longer than the screen must not need a hand on the glass.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the arrow keys only with focus
    <div ref={frame} className={styles.frame} role="region" tabIndex={0} aria-label={label}>
      <ul className={styles.list} style={{ height: rows.length * rowHeight }} aria-label={label}>
        {rows.slice(first, last).map((row, place) => (
          <li key={keyOf(row, first + place)} className={styles.row} style={{ top: (first + place) * rowHeight, height: rowHeight }} aria-setsize={rows.length} aria-posinset={first + place + 1}>
            {children(row, first + place)}
          </li>
        ))}
      </ul>
    </div>
  )
}

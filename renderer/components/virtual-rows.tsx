import { useState, type ReactNode } from 'react'
import styles from './virtual-rows.module.css'

export interface VirtualRowsProps<T> {
  readonly label: string
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
  /** Height of every row, rem. */
  readonly rowRem: number
  readonly children: (row: T, place: number) => ReactNode
}

/** Rows drawn above and below what is seen, so that scrolling shows no gaps. */
const SPARE_ROWS = 10
/** Drawn before the height of the list is known. */
const FIRST_ROWS = 40

/** A long list of equal rows: only those near the view are drawn. */
export function VirtualRows<T>({ label, rows, keyOf, rowRem, children }: VirtualRowsProps<T>) {
  const [view, setView] = useState({ first: 0, count: FIRST_ROWS })
  const from = Math.max(0, Math.min(view.first, rows.length - view.count) - SPARE_ROWS)
  const shown = rows.slice(from, from + view.count + 2 * SPARE_ROWS)

  function look(list: HTMLElement): void {
    const row = list.scrollHeight / Math.max(1, rows.length)
    if (row > 0) setView({ first: Math.floor(list.scrollTop / row), count: Math.max(FIRST_ROWS, Math.ceil(list.clientHeight / row)) })
  }

  return (
    <div className={styles.list} role="list" aria-label={label} onScroll={(event) => look(event.currentTarget)}>
      <div style={{ height: `${rows.length * rowRem}rem`, position: 'relative' }} role="presentation">
        {shown.map((row, i) => (
          <div key={keyOf(row)} role="listitem" aria-setsize={rows.length} aria-posinset={from + i + 1} className={styles.row} style={{ top: `${(from + i) * rowRem}rem`, height: `${rowRem}rem` }}>
            {children(row, from + i)}
          </div>
        ))}
      </div>
    </div>
  )
}

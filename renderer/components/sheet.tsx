import type { ReactNode } from 'react'
import { Wordmark } from './wordmark'
import styles from './sheet.module.css'

export interface SheetDeskProps {
  /** What can be done with the sheet; not printed. */
  readonly tools: ReactNode
  readonly children: ReactNode
}

/** The body of a lead's screen with a sheet lying on it, as it will print. */
export function SheetDesk({ tools, children }: SheetDeskProps) {
  return (
    <main className={styles.desk}>
      <div className={styles.tools}>{tools}</div>
      {children}
    </main>
  )
}

export interface SheetProps {
  /** Where and when, on the right of the head. */
  readonly place: string
  readonly date: string
  readonly title: string
  readonly subtitle: string
  /** Left and right of the foot: version and print time; hash and page. */
  readonly footLeft: string
  readonly footRight: string
  readonly children: ReactNode
}

/** One A4 page, black on white in every theme. */
export function Sheet({ place, date, title, subtitle, footLeft, footRight, children }: SheetProps) {
  return (
    <article className={styles.sheet}>
      <header>
        <Wordmark />
        <p>
          {place}
          <b>{date}</b>
        </p>
      </header>
      <div>
        <h1>{title}</h1>
        <p className={styles.subtitle}>{subtitle}</p>
      </div>
      {children}
      <footer>
        <span>{footLeft}</span>
        <span>{footRight}</span>
      </footer>
    </article>
  )
}

export interface SheetFigure {
  readonly id: string
  readonly value: ReactNode
  readonly name: string
  /** Goal or last week, and whether it is met. */
  readonly against: ReactNode
}

export interface SheetFiguresProps {
  readonly figures: readonly SheetFigure[]
}

export function SheetFigures({ figures }: SheetFiguresProps) {
  return (
    <ul className={styles.figures}>
      {figures.map((figure) => (
        <li key={figure.id}>
          <b>{figure.value}</b>
          {figure.name}
          <span>{figure.against}</span>
        </li>
      ))}
    </ul>
  )
}

export interface SheetColumnsProps {
  readonly children: ReactNode
}

/** Two sections side by side. */
export function SheetColumns({ children }: SheetColumnsProps) {
  return <div className={styles.columns}>{children}</div>
}

export interface SheetSectionProps {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

export function SheetSection({ title, aside, children }: SheetSectionProps) {
  return (
    <section>
      <div className={styles.heading}>
        <h2>{title}</h2>
        {aside !== undefined && <span>{aside}</span>}
      </div>
      {children}
    </section>
  )
}

export interface SheetColumn {
  readonly id: string
  readonly heading: string
  readonly numeric?: boolean | undefined
}

export interface SheetRow {
  readonly id: string
  /** In the order of the columns. */
  readonly cells: readonly ReactNode[]
}

export interface SheetTableProps {
  readonly label: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
  /** A hand-over note needs no headings on paper; they are then only spoken. */
  readonly headings?: 'shown' | 'spoken' | undefined
}

export function SheetTable({ label, columns, rows, headings = 'shown' }: SheetTableProps) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead data-headings={headings}>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" data-numeric={column.numeric === true}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {columns.map((column, place) => (
              <td key={column.id} data-numeric={column.numeric === true}>
                {row.cells[place]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export interface SheetSignProps {
  readonly lead: string
  readonly takenOver: string
  readonly date: string
}

/** Lines to sign on, at the bottom of the page. */
export function SheetSign({ lead, takenOver, date }: SheetSignProps) {
  return (
    <div className={styles.sign}>
      <p>{lead}</p>
      <p>{takenOver}</p>
      <p>{date}</p>
    </div>
  )
}

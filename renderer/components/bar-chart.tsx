import type { ZoneLetter } from '@shared/domain/zone'
import type { CSSProperties, ReactNode } from 'react'
import { VisuallyHidden } from './visually-hidden'
import styles from './bar-chart.module.css'

export interface HourBar {
  readonly id: string
  readonly hour: string
  readonly value: number
  /** The value as written, grouped for the language. */
  readonly shown: string
  /** The hour still running: it is not over, so it is marked and gets a word. */
  readonly soFar?: string | undefined
}

export interface HourBarsProps {
  /** What is counted, for the table that stands in for the picture. */
  readonly caption: string
  readonly hourHeading: string
  readonly valueHeading: string
  readonly bars: readonly HourBar[]
  readonly goal?: { readonly value: number; readonly words: string } | undefined
  /** `sheet` is half an A4 page wide; `panel` is half a screen wide and names the goal at its line. */
  readonly size?: 'sheet' | 'panel' | undefined
  /** Makes every bar a button. */
  readonly onOpen?: ((bar: HourBar) => void) | undefined
}

/** Places in drawing units, chosen so that type is about 9 pt on paper and 16 px on a screen. */
const SIZES = {
  sheet: { width: 330, height: 150, top: 22, base: 128, widestBar: 48, type: 12, strongType: 13 },
  panel: { width: 660, height: 206, top: 30, base: 178, widestBar: 56, type: 16, strongType: 18 },
} as const

/** One bar an hour, with the number in its foot and a line for the goal. */
export function HourBars({ caption, hourHeading, valueHeading, bars, goal, size = 'sheet', onOpen }: HourBarsProps) {
  const { width, height, top, base, widestBar, type, strongType } = SIZES[size]
  const highest = Math.max(1, goal?.value ?? 0, ...bars.map((bar) => bar.value))
  const step = width / Math.max(1, bars.length)
  const barWidth = Math.min(widestBar, step * 0.76)
  const rise = (value: number) => (value / highest) * (base - top)
  const goalY = goal === undefined ? null : base - rise(goal.value)
  return (
    <figure className={styles.chart}>
      <svg viewBox={`0 0 ${width} ${height}`} fontSize={type} aria-hidden="true">
        <path d={`M0 ${base}H${width}`} stroke="var(--line-strong)" strokeWidth={1.2} />
        {bars.map((bar, place) => {
          const middle = step * (place + 0.5)
          const barTop = base - rise(bar.value)
          // A low bar has no room for its number inside; it then stands on top.
          const inside = base - barTop > strongType * 1.6
          return (
            <g key={bar.id} data-so-far={bar.soFar !== undefined}>
              <rect x={middle - barWidth / 2} y={barTop} width={barWidth} height={base - barTop} />
              {bar.value > 0 && (
                <text className={inside ? styles.inside : styles.above} fontSize={strongType} x={middle} y={inside ? base - strongType * 0.55 : barTop - 4}>
                  {bar.shown}
                </text>
              )}
              {bar.soFar !== undefined && (
                <text x={middle} y={barTop - (inside ? 5 : strongType + 8)}>
                  {bar.soFar}
                </text>
              )}
              <text className={styles.hour} x={middle} y={height - 5}>
                {bar.hour}
              </text>
            </g>
          )
        })}
        {goal !== undefined && goalY !== null && (
          <>
            <path d={`M0 ${goalY}H${width}`} stroke="var(--surface)" strokeWidth={3.5} />
            <path d={`M0 ${goalY}H${width}`} stroke="var(--ink)" strokeWidth={1.6} />
            {size === 'panel' && (
              <text className={styles.goal} x={width} y={goalY - 7}>
                {goal.words}
              </text>
            )}
          </>
        )}
      </svg>
      {onOpen !== undefined && (
        <div className={styles.openers}>
          {bars.map((bar) => (
            <button key={bar.id} type="button" aria-label={`${caption}, ${bar.hour}: ${bar.shown}`} onClick={() => onOpen(bar)} />
          ))}
        </div>
      )}
      <VisuallyHidden as="div">
        <table>
          <caption>{goal === undefined ? caption : `${caption}, ${goal.words}`}</caption>
          <thead>
            <tr>
              <th scope="col">{hourHeading}</th>
              <th scope="col">{valueHeading}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.id}>
                <th scope="row">{bar.hour}</th>
                <td>{bar.soFar === undefined ? bar.shown : `${bar.shown}, ${bar.soFar}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  )
}

/** A custom property, which the type of styles does not know. */
function partOfBar(part: number): CSSProperties {
  const style: CSSProperties & { '--part': number } = { '--part': part }
  return style
}

export interface ZoneBar {
  readonly zone: ZoneLetter
  readonly name: string
  readonly value: number
  readonly shown: ReactNode
  readonly share: string
}

export interface ZoneBarsProps {
  readonly caption: string
  readonly zoneHeading: string
  readonly valueHeading: string
  readonly shareHeading: string
  readonly bars: readonly ZoneBar[]
}

/** One bar a zone: a real table, with a bar drawn before each number. */
export function ZoneBars({ caption, zoneHeading, valueHeading, shareHeading, bars }: ZoneBarsProps) {
  const highest = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <table className={styles.zones}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {[zoneHeading, valueHeading, shareHeading].map((heading) => (
            <th key={heading} scope="col">
              <VisuallyHidden>{heading}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.zone}>
            <th scope="row">
              <b>{bar.zone}</b>
              {bar.name}
            </th>
            <td>
              <div className={styles.bar} style={partOfBar(bar.value / highest)}>
                {/* A drawn bar, not a background: paper leaves backgrounds out. */}
                <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
                  <rect width="1" height="1" fill="var(--ink-2)" />
                </svg>
                <b>{bar.shown}</b>
              </div>
            </td>
            <td className={styles.share}>{bar.share}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

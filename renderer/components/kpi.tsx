import type { ReactNode } from 'react'
import { Tag } from './tag'
import styles from './kpi.module.css'

export interface KpiProps {
  readonly name: string
  /** The number as shown and its unit, which stands smaller beside it. */
  readonly value: string
  readonly unit: string
  readonly goal: ReactNode
  readonly verdict: { readonly met: boolean; readonly words: string }
  /** The newest value last; the goal as a dashed line in the same measure. */
  readonly trend: readonly number[]
  readonly goalValue: number
  /** The way down to the units behind the number. */
  readonly onOpen?: (() => void) | undefined
}

/** A figure with its goal, whether it is met, and where it is heading. */
export function Kpi({ name, value, unit, goal, verdict, trend, goalValue, onOpen }: KpiProps) {
  return (
    <section className={styles.kpi} data-met={verdict.met} aria-label={name}>
      <h2>{onOpen === undefined ? name : <OpenButton name={name} onOpen={onOpen} />}</h2>
      <div className={styles.value}>
        <p>
          {value}
          <small> {unit}</small>
        </p>
        <Trend values={trend} goal={goalValue} />
      </div>
      <div className={styles.goal}>
        <p>{goal}</p>
        <Tag tone={verdict.met ? 'plain' : 'ask'} icon={verdict.met ? 'check' : 'ask'} words={verdict.words} />
      </div>
    </section>
  )
}

interface OpenButtonProps {
  readonly name: string
  readonly onOpen: () => void
}

/** Its press area is the whole card. */
function OpenButton({ name, onOpen }: OpenButtonProps) {
  return (
    <button type="button" className={styles.open} onClick={onOpen}>
      {name}
    </button>
  )
}

const WIDTH = 80
const HEIGHT = 30
const EDGE = 4

interface TrendProps {
  readonly values: readonly number[]
  readonly goal: number
}

/** Only the direction: the numbers stand beside it, so readers of the screen skip it. */
function Trend({ values, goal }: TrendProps) {
  const lowest = Math.min(goal, ...values)
  const span = Math.max(goal, ...values) - lowest || 1
  const x = (place: number) => 2 + (place * (WIDTH - 8)) / Math.max(1, values.length - 1)
  const y = (value: number) => HEIGHT - EDGE - ((value - lowest) / span) * (HEIGHT - 2 * EDGE)
  const newest = values.at(-1)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={`M0 ${y(goal)}H${WIDTH}`} stroke="var(--line-strong)" strokeWidth={1.5} strokeDasharray="3 3" />
      <polyline points={values.map((value, place) => `${x(place)},${y(value)}`).join(' ')} fill="none" stroke="var(--ink)" strokeWidth={2.25} />
      {newest !== undefined && <circle cx={x(values.length - 1)} cy={y(newest)} r="3.5" fill="var(--ink)" />}
    </svg>
  )
}

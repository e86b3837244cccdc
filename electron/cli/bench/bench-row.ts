import { availableParallelism } from 'node:os'

/** One measured figure, as `turnback bench` tells it: one JSON object a line. */
export interface BenchRow {
  readonly bench: string
  readonly metric: string
  readonly value: number
  readonly unit: string
  /** What the product promises; null where nothing is promised or fewer rows were measured than the promise speaks of. */
  readonly goal: number | null
  readonly ok: boolean
  /** Another program that did the same work on the same machine; null when there is none here. */
  readonly peer: string | null
  /** Our figure over the peer's: below 1 is better for times, above 1 for rates. */
  readonly ratio: number | null
  /** How much data the figure was measured on. */
  readonly rows: Readonly<Record<string, number>>
  readonly cores: number
}

/** Whether a figure should be small or large. */
export type Better = 'lower' | 'higher'

/** A figure with its goal and, where there is one, the peer's figure. */
export interface Figure {
  readonly metric: string
  readonly value: number
  readonly unit: string
  readonly goal: number | null
  readonly better: Better
  readonly rows: Readonly<Record<string, number>>
  readonly peer?: { readonly name: string; readonly value: number } | undefined
}

const DECIMALS = 1000

function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS
}

/** The line of a figure. Without a goal nothing can be missed, so it is ok. */
export function benchRow(bench: string, figure: Figure): BenchRow {
  const { metric, unit, goal, better, rows, peer } = figure
  const value = rounded(figure.value)
  return {
    bench, metric, value, unit, goal,
    ok: goal === null || (better === 'lower' ? value <= goal : value >= goal),
    peer: peer?.name ?? null,
    ratio: peer && peer.value > 0 ? rounded(figure.value / peer.value) : null,
    rows,
    cores: availableParallelism(),
  }
}

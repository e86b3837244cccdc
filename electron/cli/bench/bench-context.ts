import type { SeededRandom } from '../seeded-random'

/** What a measurement is told: the rows it runs on, and which goals hold at this size. */
export interface BenchContext {
  readonly rows: Readonly<Record<string, number>>
  /** The goal itself at full size, null below: a small store proves nothing. */
  readonly goal: (value: number) => number | null
  readonly random: SeededRandom
}

/** A repeatable source of numbers in [0, 1): mulberry32 by T. Ettinger (public domain). Never for identities. */
export interface SeededRandom {
  next(): number
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
  pick<T>(values: readonly T[]): T
  shuffled<T>(values: readonly T[]): T[]
}

export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick(values) {
      const value = values[below(values.length)]
      if (value === undefined) throw new Error('nothing to pick from')
      return value
    },
    shuffled(values) {
      const shuffled = [...values]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = below(i + 1)
        const [a, b] = [shuffled[i], shuffled[j]]
        if (a !== undefined && b !== undefined) [shuffled[i], shuffled[j]] = [b, a]
      }
      return shuffled
    },
  }
}

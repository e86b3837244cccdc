import { nearestRank } from '@shared/domain/nearest-rank'

/** Runs a piece of work and says how long each run took, milliseconds. The first runs warm up and do not count. */
export function timeEach<T>(inputs: readonly T[], work: (input: T) => void, warmUps = 50): readonly number[] {
  for (const input of inputs.slice(0, warmUps)) work(input)
  return inputs.map((input) => {
    const from = performance.now()
    work(input)
    return performance.now() - from
  })
}

/** As `timeEach`, for work that answers later; one after another. */
export async function timeEachLater<T>(inputs: readonly T[], work: (input: T) => Promise<unknown>, warmUps = 20): Promise<readonly number[]> {
  for (const input of inputs.slice(0, warmUps)) await work(input)
  const times: number[] = []
  for (const input of inputs) {
    const from = performance.now()
    await work(input)
    times.push(performance.now() - from)
  }
  return times
}

/** Nearest-rank percentile of measured times; 0 when nothing was measured. */
export function percentile(times: readonly number[], share: number): number {
  return nearestRank(times, share) ?? 0
}

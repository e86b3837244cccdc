/**
 * The nearest-rank percentile: the smallest value that at least `share` of all values do not exceed. Null when there
 * are none. Always one of the values, so that it can be pointed at. `share` lies above 0 and up to 1.
 */
export function nearestRank(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil(share * sorted.length) - 1] ?? null
}

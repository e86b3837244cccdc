/** A seed for a random test: TURNBACK_SEED to repeat a run, else a fresh one; printed either way. */
export function testSeed(name: string): number {
  const seed = process.env.TURNBACK_SEED ? Number(process.env.TURNBACK_SEED) : Math.floor(Math.random() * 2 ** 31)
  console.log(`${name}: seed ${seed} (repeat with TURNBACK_SEED=${seed})`)
  return seed
}

/** A seed for a random test: TEST_SEED to repeat a run, else a fresh one; printed either way. */
export function testSeed(name: string): number {
  const seed = process.env.TEST_SEED ? Number(process.env.TEST_SEED) : Math.floor(Math.random() * 2 ** 31)
  console.log(`${name}: seed ${seed} (repeat with TEST_SEED=${seed})`)
  return seed
}

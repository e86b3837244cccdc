/*
 * Every property test can be run again as it failed: fast-check prints its seed with a failure, TURNBACK_SEED takes it back.
 * Loaded before each test file; without a seed nothing is loaded, because most files have no properties.
 */
export {}
if (process.env.TURNBACK_SEED !== undefined) {
  const { default: fc } = await import('fast-check')
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.TURNBACK_SEED) })
}

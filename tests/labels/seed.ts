/** The seed of random tests: printed with every failure; set TURNBACK_SEED to run them again the same way. */
export const testSeed: number = process.env.TURNBACK_SEED === undefined ? Math.floor(Math.random() * 0x7fffffff) : Number(process.env.TURNBACK_SEED)

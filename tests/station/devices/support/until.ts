/** Long enough for a loaded machine; a test that needs it has failed, it has not measured anything. */
const giveUpMs = 15_000
const lookEveryMs = 5

/** Waits for a state. Fails with what it waited for, and what was there instead. */
export async function until(isSo: () => boolean, what: string, instead: () => unknown = () => ''): Promise<void> {
  const startedAt = Date.now()
  while (!isSo()) {
    if (Date.now() - startedAt > giveUpMs) throw new Error(`waited for ${what}, instead: ${JSON.stringify(instead())}`)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
}

/** Lets a span pass in which something must not happen. */
export function pass(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs))
}

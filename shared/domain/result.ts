/** The value side of an outcome. */
export interface Ok<T> {
  readonly ok: true
  readonly value: T
}

/** The refusal side of an outcome: expected trouble as a value, never thrown. */
export interface Refused<F> {
  readonly ok: false
  readonly failure: F
}

/** What every function returns that can fail for a reason a person may meet. */
export type Result<T, F> = Ok<T> | Refused<F>

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

export function refuse<F>(failure: F): Refused<F> {
  return { ok: false, failure }
}

/** Marks a switch as exhaustive: compiles only when every case was handled, throws if data broke the promise. */
export function assertNever(value: never, what: string): never {
  throw new Error(`${what}: unexpected ${JSON.stringify(value)}`)
}

/** A broken invariant is a fault: it throws, is logged and stops the part. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`)
}

/** Mass in whole grams. */
export type Grams = number

/** An amount in minor units of an ISO 4217 currency: 1250 EUR is 12.50 euro. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

/** A span in milliseconds. */
export type DurationMs = number

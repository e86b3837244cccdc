/** What the bench tells the operator: go on, decide, or stop. */
export const SIGNALS = ['ok', 'ask', 'stop'] as const
export type Signal = (typeof SIGNALS)[number]

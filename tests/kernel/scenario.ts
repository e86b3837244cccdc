import type { DeviceBench } from './device-bench'

/** One test of the guest. It passes when `run` resolves. */
export interface Scenario {
  readonly name: string
  run(bench: DeviceBench): Promise<void>
}

/** What the guest tells its host, one line each. */
export type GuestNews =
  | { readonly kind: 'started'; readonly uptime: string; readonly scenarios: readonly string[] }
  | { readonly kind: 'ended'; readonly name: string; readonly passed: boolean; readonly tookMs: number; readonly detail: string }
  | { readonly kind: 'measured'; readonly name: string; readonly value: string }

const mark = 'kernel-test '

export function tell(news: GuestNews): void {
  process.stdout.write(`${mark}${JSON.stringify(news)}\n`)
}

/** A figure for the person who reads the output; it fails nothing. */
export function measured(name: string, value: string): void {
  tell({ kind: 'measured', name, value })
}

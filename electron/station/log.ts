import type { Log } from './ports'

/** Writes one JSON line per fact to standard error, where main or the command line picks it up. */
export function createLog(part: string, write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): Log {
  const line = (level: string) => (message: string, facts: Record<string, unknown> = {}) => write(JSON.stringify({ at: new Date().toISOString(), level, part, message, ...facts }))
  return { info: line('info'), warn: line('warn'), error: line('error') }
}

/** A log that says nothing, for commands whose standard error belongs to people. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }

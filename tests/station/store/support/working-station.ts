import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { atEnd } from './temporary-store'

const HOOKS = pathToFileURL(join(import.meta.dirname, 'resolve-typescript.mjs')).href

/** A child process that appends to a store until it is killed. */
export interface WorkingStation {
  readonly process: ChildProcess
  /** Everything it said so far; a line that was cut off by the kill is left out. */
  said(): { readonly plates: readonly string[]; readonly lastSeq: number; readonly entries: number }
  /** SIGKILL: no goodbye, no flush. */
  kill(): Promise<void>
}

/** Starts a station that works on a store; resolves when it has opened it. */
export async function startWorkingStation(dir: string, batch = 1): Promise<WorkingStation> {
  const child = spawn(process.execPath, ['--import', HOOKS, join(import.meta.dirname, 'append-loop.ts'), dir, String(batch)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  atEnd(() => void child.kill('SIGKILL'))
  while (!text.includes('\n')) {
    if (child.exitCode !== null) throw new Error(`the station ended with ${child.exitCode} before it opened the store`)
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  }
  const lines = (kind: string) => text.split('\n').slice(0, -1).filter((line) => line.startsWith(kind)).map((line) => line.slice(kind.length + 1))
  return {
    process: child,
    said: () => ({ plates: lines('plate'), lastSeq: Number(lines('entry').at(-1) ?? 0), entries: lines('entry').length }),
    async kill() {
      const closed = once(child, 'close')
      child.kill('SIGKILL')
      await closed
    },
  }
}

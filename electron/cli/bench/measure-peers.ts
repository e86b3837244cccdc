import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { z } from 'zod'
import { tell } from '../outcome'

const INSTALL_LIMIT_MS = 120_000
const TimesSchema = z.object({ timesMs: z.array(z.number()) })

export interface ListeningPeer {
  /** When the peer's word of this text arrived, by `performance.now()`. */
  next(text: string): Promise<number>
  close(): void
}

const READY = 'ready'

/** Other programs that do the same work on the same texts. Null where they cannot be had. */
export interface Peers {
  timesOf(peer: string, texts: readonly string[]): Promise<readonly number[]>
  /** Lets a peer read lines from a serial port; null when it could not open it. */
  listen(peer: string, path: string): Promise<ListeningPeer | null>
}

/**
 * The peers lie in a folder of the sources with a lock file of its own and are installed the first time they are asked
 * for; the wrapper of the command line names the folder in TURNBACK_BENCH_PEERS. Figures stand alone without them.
 */
export function openPeers(): Peers | null {
  const folder = process.env.TURNBACK_BENCH_PEERS
  if (!folder || !existsSync(folder)) return null
  if (!existsSync(join(folder, 'node_modules'))) {
    const installed = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, timeout: INSTALL_LIMIT_MS, encoding: 'utf8' })
    if (installed.status !== 0) {
      tell(`the programs to compare with cannot be installed, so figures stand alone: ${installed.stderr.trim().split('\n')[0] ?? ''}`)
      return null
    }
  }
  return {
    async timesOf(peer, texts) {
      const child = spawn(process.execPath, [join(folder, 'measure.mjs'), peer], { stdio: ['pipe', 'pipe', 'inherit'] })
      child.stdin.end(JSON.stringify({ texts }))
      return TimesSchema.parse(await json(child.stdout)).timesMs
    },
    listen: (peer, path) => listen(fork(join(folder, 'listen.mjs'), [peer, path], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })),
  }
}

async function listen(child: ChildProcess): Promise<ListeningPeer | null> {
  const next = (text: string) => new Promise<number>((resolve) => {
    const take = (message: unknown) => {
      if (message !== text) return
      child.off('message', take)
      resolve(performance.now())
    }
    child.on('message', take)
  })
  const isReady = await Promise.race([next(READY).then(() => true), new Promise<boolean>((resolve) => child.once('exit', () => resolve(false)))])
  return isReady ? { next, close: () => void child.kill() } : null
}

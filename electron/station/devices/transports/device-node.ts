import type { DurationMs } from '@shared/domain/quantities'
import { statSync, type Stats } from 'node:fs'
import { stat } from 'node:fs/promises'

/** Twice within the second in which an unplugged device has to be noticed. */
export const lookEveryMs: DurationMs = 400

/** What a path led to: two different devices never look the same, also when a name is used again. */
export interface DeviceNode {
  readonly path: string
  readonly identity: string | null
}

/** The node a path leads to now; identity null where there is none. */
export async function readDeviceNode(path: string): Promise<DeviceNode> {
  try {
    return { path, identity: identityOf(await stat(path)) }
  } catch {
    return { path, identity: null }
  }
}

export interface DeviceNodeWatch {
  /** Looks now. Whether the device is still the one that was opened; tells `gone` when it is not. */
  look(): Promise<boolean>
  stop(): void
}

interface Watched {
  lookNow(): void
}

/** All devices that are open are looked at in one go: each waking of an idle process costs more than the look itself. */
const watched = new Set<Watched>()
let timer: ReturnType<typeof setTimeout> | undefined

function lookLater(): void {
  clearTimeout(timer)
  if (watched.size === 0) return
  timer = setTimeout(() => {
    for (const one of [...watched]) one.lookNow()
    lookLater()
  }, lookEveryMs)
}

/**
 * Looks from time to time whether a device that is open is still there, and tells once when it is not.
 *
 * The serial library alone is not enough. A hang-up that falls between its poll and its read reads as "no bytes", which it
 * takes for "try again": it spins for good and never says a word (`unixRead` in @serialport/bindings-cpp 13). One `stat` is
 * cheap; listing all ports, the other way to know, starts a process each time. It is made at once and not in a thread: the
 * nodes live in memory, no device is asked. A folder watch would cost nothing, but what it misses nobody hears of.
 * Not on Windows, where a port has no node and the library reads differently.
 */
export function watchDeviceNode(opened: DeviceNode, gone: () => void): DeviceNodeWatch {
  if (process.platform === 'win32') return { look: () => Promise.resolve(true), stop: () => undefined }
  const one: Watched = { lookNow: look }

  function look(): boolean {
    if (!watched.has(one)) return false
    if (identityNow(opened.path) === opened.identity) return true
    stop()
    gone()
    return false
  }

  function stop(): void {
    watched.delete(one)
    if (watched.size === 0) clearTimeout(timer)
  }

  if (watched.size === 0) {
    watched.add(one)
    lookLater()
  } else watched.add(one)
  return { look: () => Promise.resolve(look()), stop }
}

function identityNow(path: string): string | null {
  try {
    return identityOf(statSync(path))
  } catch {
    return null
  }
}

function identityOf({ dev, ino, rdev }: Pick<Stats, 'dev' | 'ino' | 'rdev'>): string {
  return `${dev}:${ino}:${rdev}`
}

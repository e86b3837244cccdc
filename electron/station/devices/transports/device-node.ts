import type { DurationMs } from '@shared/domain/quantities'
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
    const { dev, ino, rdev } = await stat(path)
    return { path, identity: `${dev}:${ino}:${rdev}` }
  } catch {
    return { path, identity: null }
  }
}

export interface DeviceNodeWatch {
  /** Looks now. Whether the device is still the one that was opened; tells `gone` when it is not. */
  look(): Promise<boolean>
  stop(): void
}

/**
 * Looks from time to time whether a device that is open is still there, and tells once when it is not.
 *
 * The serial library alone is not enough. A hang-up that falls between its poll and its read reads as "no bytes", which it
 * takes for "try again": it spins for good and never says a word (`unixRead` in @serialport/bindings-cpp 13). One `stat` is
 * cheap; listing all ports, the other way to know, starts a process each time. Not on Windows, where a port has no node
 * and the library reads differently.
 */
export function watchDeviceNode(opened: DeviceNode, gone: () => void): DeviceNodeWatch {
  if (process.platform === 'win32') return { look: () => Promise.resolve(true), stop: () => undefined }
  let isWatching = true
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<boolean> {
    const { identity } = await readDeviceNode(opened.path)
    if (!isWatching) return false
    if (identity === opened.identity) return true
    isWatching = false
    gone()
    return false
  }

  function lookLater(): void {
    timer = setTimeout(() => {
      void look().then((isThere) => {
        if (isThere && isWatching) lookLater()
      })
    }, lookEveryMs)
  }

  lookLater()
  return {
    look,
    stop() {
      isWatching = false
      clearTimeout(timer)
    },
  }
}

import type { PresentDevice } from '@shared/domain/device-evidence'
import type { DurationMs } from '@shared/domain/quantities'
import { watch, type FSWatcher } from 'node:fs'
import type { Log } from '../../ports'
import { createListeners } from '../listeners'
import { withinMs } from '../transports/deadline'
import { readListedDevices } from './listed-devices'
import { readSysfsDevices, sysfsSignature, systemFolders, type SystemFolders } from './sysfs-devices'

/** The system makes several nodes of one device, one after the other. */
export const settleMs: DurationMs = 80
/** Where nobody tells of plugging in, or the telling was lost. A device that is missed is looked for by its own line, much sooner. */
export const pollEveryMs: DurationMs = 5_000
/** Listing through the libraries costs some ten milliseconds of work each time. */
export const listEveryMs: DurationMs = 5_000
/** Whoever opens a device asks again and again; the lists are made anew at most this often. */
export const listAtMostEveryMs: DurationMs = 1_000
export const lookTimeoutMs: DurationMs = 3_000

/** Knows what is plugged in, without opening anything. */
export interface DeviceFinder {
  /** As it was seen last. */
  readonly present: readonly PresentDevice[]
  /** Looks now. Bounded in time: when the system does not tell, it is as it was seen last. */
  look(): Promise<readonly PresentDevice[]>
  /** Told when something was plugged in or pulled, while it is watched for. */
  onChange(listener: (present: readonly PresentDevice[]) => void): () => void
  /** Begins to watch for changes. */
  start(): void
  /** Nothing is told once it resolved. */
  stop(): Promise<void>
}

/** One way of looking: where it costs little, `signature` changes whenever a new `read` would differ. */
export interface DeviceSource {
  readonly read: () => Promise<PresentDevice[]>
  readonly signature: (() => Promise<string>) | null
  /** A folder in which a change of names tells of plugging in; null where there is none. */
  readonly watchedDir: string | null
}

/** sysfs on Linux, the libraries' lists elsewhere. */
export function systemDevices(folders: SystemFolders = systemFolders): DeviceSource {
  return process.platform === 'linux'
    ? { read: () => readSysfsDevices(folders), signature: () => sysfsSignature(folders), watchedDir: folders.dev }
    : { read: readListedDevices, signature: null, watchedDir: null }
}

export function createDeviceFinder(source: DeviceSource, { log }: { readonly log: Log }): DeviceFinder {
  const listeners = createListeners<readonly PresentDevice[]>()
  let present: readonly PresentDevice[] = []
  let signature: string | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | null = null
  let isRunning = false
  let watcher: FSWatcher | null = null
  let settling: ReturnType<typeof setTimeout> | undefined
  let polling: ReturnType<typeof setTimeout> | undefined

  async function readAnew(): Promise<void> {
    const before = JSON.stringify(present)
    const signatureBefore = (await source.signature?.()) ?? null
    if (source.signature === null ? performance.now() - lookedAt < listAtMostEveryMs : signatureBefore === signature) return
    present = await source.read()
    lookedAt = performance.now()
    // What changed while it was read is read again at the next look.
    signature = (await source.signature?.()) === signatureBefore ? signatureBefore : null
    if (isRunning && JSON.stringify(present) !== before) listeners.announce(present)
  }

  async function look(): Promise<readonly PresentDevice[]> {
    // One look at a time: whoever asks while one is made gets its answer.
    looking ??= readAnew()
      .catch((error: unknown) => {
        signature = null
        log.warn('cannot look for devices', { cause: String(error) })
      })
      .finally(() => {
        looking = null
      })
    if ((await withinMs(looking, lookTimeoutMs)) === 'late') log.warn('the system does not tell which devices are there', { waitedMs: lookTimeoutMs })
    return present
  }

  function lookSoon(): void {
    clearTimeout(settling)
    if (isRunning) settling = setTimeout(() => void look(), settleMs)
  }

  function pollLater(): void {
    polling = setTimeout(() => {
      void look().then(() => {
        if (isRunning) pollLater()
      })
    }, source.signature === null ? listEveryMs : pollEveryMs)
  }

  function watchDir(dir: string): FSWatcher | null {
    try {
      const made = watch(dir, { persistent: false }, (_event, name) => {
        // Terminals come and go with every program; none of them is a device.
        if (name === null || /^(?:tty[A-Z]|hidraw|rfcomm)/.test(name)) lookSoon()
      })
      made.on('error', () => made.close())
      return made
    } catch (error) {
      log.info('plugging in is only noticed by looking', { dir, cause: String(error) })
      return null
    }
  }

  return {
    get present() {
      return present
    },
    look,
    onChange: listeners.add,
    start() {
      if (isRunning) return
      isRunning = true
      watcher = source.watchedDir === null ? null : watchDir(source.watchedDir)
      void look()
      pollLater()
    },
    async stop() {
      isRunning = false
      clearTimeout(settling)
      clearTimeout(polling)
      watcher?.close()
      watcher = null
      await looking
    },
  }
}

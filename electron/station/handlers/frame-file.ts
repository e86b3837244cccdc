import type { DeviceStatus } from '@shared/domain/device'
import type { DurationMs } from '@shared/domain/quantities'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { frameLine, type FrameRing } from '../devices/frame-log'
import type { Log } from '../ports'

/** Beside the store: what went over the lines of the devices before the last trouble, or before the station stopped. */
export const FRAME_FILE = 'device-frames.jsonl'
/** A device that comes and goes is not a reason to write all the time. */
const writeAtMostEveryMs: DurationMs = 10_000

/**
 * Keeps the raw frames beside the store, so that they can be looked at when the station no longer runs: written when a
 * device gets into trouble, when somebody asks, and at the end. It holds what the ring holds, so it does not grow.
 */
export interface FrameFile {
  onStatus(status: DeviceStatus): void
  write(): void
  /** Writes for the last time. */
  close(): void
}

export interface FrameFileParts {
  readonly storeDir: string
  readonly frames: FrameRing
  readonly log: Log
}

export function openFrameFile({ storeDir, frames, log }: FrameFileParts): FrameFile {
  const path = join(storeDir, FRAME_FILE)
  const wasReady = new Map<string, boolean>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let isOpen = true

  function write(): void {
    try {
      // Written whole and then put in place: a power cut leaves the old one.
      writeFileSync(`${path}.new`, frames.frames().map((frame) => `${frameLine(frame)}\n`).join(''))
      renameSync(`${path}.new`, path)
    } catch (error) {
      // A full disk must not take the bench along: the frames are still in memory.
      log.warn('the raw frames cannot be kept', { cause: String(error) })
    }
  }

  return {
    write,
    onStatus({ deviceId, state }) {
      const isReady = state === 'ready'
      const isTrouble = !isReady && wasReady.get(deviceId) === true
      wasReady.set(deviceId, isReady)
      if (!isTrouble || timer !== null || !isOpen) return
      write()
      timer = setTimeout(() => (timer = null), writeAtMostEveryMs)
      timer.unref()
    },
    close() {
      isOpen = false
      if (timer) clearTimeout(timer)
      write()
    },
  }
}

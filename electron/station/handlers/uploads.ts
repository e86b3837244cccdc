import { mkdirSync, rmSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { withFaults } from '../store/sqlite-failure'

/** A file on its way from the window to the station, piece by piece. */
export interface Upload {
  readonly fileName: string
  readonly path: string
  readonly totalBytes: number
  readonly receivedBytes: number
  /** Takes the next piece. False when it does not continue what came, or is more than was announced. */
  add(offset: number, bytes: Uint8Array): Promise<boolean>
  /** Closes the file and removes it: it may hold the names of buyers. */
  drop(): Promise<void>
}

export interface Uploads {
  begin(fileName: string, totalBytes: number): Promise<Upload>
}

const FOLDER = 'uploads'
const FILE_MODE = 0o600
const DIR_MODE = 0o700

/** Opens the place for uploads beside the store. What an earlier run left there is removed. */
export function openUploads(storeDir: string, newId: () => string): Uploads {
  const dir = join(storeDir, 'imports', FOLDER)
  withFaults('removing old uploads', () => rmSync(dir, { recursive: true, force: true }))

  return {
    async begin(fileName, totalBytes) {
      withFaults('receiving a file', () => mkdirSync(dir, { recursive: true, mode: DIR_MODE }))
      const path = join(dir, newId())
      let handle: FileHandle | null = await open(path, 'wx', FILE_MODE)
      let receivedBytes = 0

      async function close(): Promise<void> {
        const closing = handle
        handle = null
        await closing?.close()
      }

      return {
        fileName, path, totalBytes,
        get receivedBytes() {
          return receivedBytes
        },
        async add(offset, bytes) {
          if (handle === null || offset !== receivedBytes || offset + bytes.length > totalBytes) return false
          await handle.write(bytes, 0, bytes.length, offset)
          receivedBytes += bytes.length
          if (receivedBytes === totalBytes) await close()
          return true
        },
        async drop() {
          await close()
          rmSync(path, { force: true })
        },
      }
    },
  }
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Byte vectors collected from manuals and public captures. Not part of the repository: many may not be copied. */
const folder = process.env.TURNBACK_DEVICE_VECTORS ?? join(import.meta.dirname, '../../../../../shared/vectors')

export interface ByteVector {
  readonly hex: string
  readonly ascii: string
  readonly meaning: Readonly<Record<string, unknown>>
  readonly protocol?: string
  readonly command?: string
  readonly dir?: 'tx' | 'rx'
}

/** The vectors of one file, or null, with the reason printed, where they are not there. */
export function readVectors<T>(file: string): readonly T[] | null {
  const path = join(folder, file)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as T[]
  console.info(`skipped: no device vectors at ${path} (set TURNBACK_DEVICE_VECTORS to their folder)`)
  return null
}

/** Our own few: computed from the documented layouts, or written by hand. */
export function readFixtures<T>(file: string): readonly T[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../../fixtures/device-bytes', file), 'utf8')) as T[]
}

export function bytesOf(vector: Pick<ByteVector, 'hex'>): Uint8Array {
  return Uint8Array.from(Buffer.from(vector.hex, 'hex'))
}

import { rawInputLines } from './standard-input'

/** One line of a stream of frames. */
export interface FrameLine {
  readonly bytes: Uint8Array
  /** When the bytes arrived, in milliseconds from any beginning; null: right after the line before. */
  readonly at: number | null
}

/** The lines of standard input as frames, blank ones left out; null stands for a line that is none. */
export async function* frameLines(): AsyncGenerator<{ readonly line: string; readonly frame: FrameLine | null }> {
  for await (const line of rawInputLines()) if (line.trim() !== '') yield { line, frame: frameOf(line.trim()) }
}

function frameOf(line: string): FrameLine | null {
  if (!line.startsWith('{')) return framed(line, null)
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null) return null
    const at: unknown = Reflect.get(value, 'at')
    return framed(Reflect.get(value, 'hex'), typeof at === 'number' && Number.isFinite(at) ? at : null)
  } catch {
    return null
  }
}

function framed(hex: unknown, at: number | null): FrameLine | null {
  if (typeof hex !== 'string') return null
  const bare = hex.replace(/\s/g, '')
  return /^(?:[0-9a-f]{2})*$/i.test(bare) ? { bytes: Uint8Array.from(Buffer.from(bare, 'hex')), at } : null
}

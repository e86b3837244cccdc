import { createReadStream, type ReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { createGunzip } from 'node:zlib'
import { SourceFault } from './source-fault'
import type { SourceText } from './source-table'
import { guessEncoding } from './text-encoding'

/** How much of the unpacked text is looked at before it is decided what it is. */
const HEAD_BYTES = 1024 * 1024
const READ_BYTES = 64 * 1024
const PIECE_CHARACTERS = 64 * 1024
const MAGIC_BYTES = 4
const GZIP_MAGIC = [0x1f, 0x8b]
const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04]

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** What reading a broken file throws, in words. */
function toSourceFault(error: unknown): unknown {
  if (error instanceof SourceFault || !(error instanceof Error)) return error
  const code = codeOf(error)
  if (code.startsWith('Z_')) return new SourceFault('file-damaged', `the compressed file is damaged or cut off (${error.message})`, error)
  if (code === 'ENOENT') return new SourceFault('file-unreadable', 'there is no such file', error)
  if (/^E[A-Z]+$/.test(code)) return new SourceFault('file-unreadable', `the file cannot be read (${error.message})`, error)
  return error
}

async function firstBytes(file: string): Promise<{ readonly magic: Uint8Array; readonly sizeBytes: number }> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC_BYTES), 0, MAGIC_BYTES, 0)
    return { magic: buffer.subarray(0, bytesRead), sizeBytes: (await handle.stat()).size }
  } finally {
    await handle.close()
  }
}

function unpacked(bytes: ReadStream, isGzip: boolean): Readable {
  // The callback is needed but has nothing to do: a failure of either stream also ends the reading of the last one.
  return isGzip ? pipeline(bytes, createGunzip({ chunkSize: READ_BYTES }), () => {}) : bytes
}

/** Opens the text of a file. What it is, is seen from its first bytes, never from its name. A file that cannot be read to its end throws a SourceFault. */
export async function openText(file: string): Promise<SourceText> {
  try {
    const { magic, sizeBytes } = await firstBytes(file)
    if (magic.length === 0) throw new SourceFault('not-a-table', 'the file is empty')
    if (startsWith(magic, ZIP_MAGIC)) throw new SourceFault('not-a-table', 'the file is a workbook or a zip archive: save it as CSV and try again')
    const bytes = createReadStream(file, { highWaterMark: READ_BYTES })
    const reading: AsyncIterator<Uint8Array> = unpacked(bytes, startsWith(magic, GZIP_MAGIC))[Symbol.asyncIterator]()
    return await decoded(reading, { totalBytes: sizeBytes, bytesRead: () => bytes.bytesRead, packed: startsWith(magic, GZIP_MAGIC) })
  } catch (error) {
    throw toSourceFault(error)
  }
}

/** A long text in pieces, so that nobody has to take all of it in one turn. A character of two halves is never parted. */
function* slices(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const to = from + PIECE_CHARACTERS
    const end = /[\ud800-\udbff]/.test(text.charAt(to - 1)) ? to + 1 : to
    yield text.slice(from, end)
    from = end
  }
}

async function decoded(reading: AsyncIterator<Uint8Array>, facts: Pick<SourceText, 'totalBytes' | 'bytesRead' | 'packed'>): Promise<SourceText> {
  const chunks: Uint8Array[] = []
  let length = 0
  let isWhole = false
  while (length < HEAD_BYTES && !isWhole) {
    const { value, done } = await reading.next()
    if (done) isWhole = true
    else length += chunks[chunks.push(value) - 1]?.length ?? 0
  }
  if (length === 0) throw new SourceFault('not-a-table', 'the file is empty')
  const bytes = Buffer.concat(chunks)
  const encoding = guessEncoding(bytes)
  const decoder = new TextDecoder(encoding)
  const head = decoder.decode(bytes, { stream: !isWhole })

  async function* pieces(): AsyncGenerator<string> {
    yield* slices(head)
    try {
      while (!isWhole) {
        const { value, done } = await reading.next()
        isWhole = done === true
        const text = done ? decoder.decode() : decoder.decode(value, { stream: true })
        if (text !== '') yield text
      }
    } catch (error) {
      throw toSourceFault(error)
    }
  }
  return { ...facts, encoding, head, pieces: pieces(), close: async () => void (await reading.return?.()) }
}

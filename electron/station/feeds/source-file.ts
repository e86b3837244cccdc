import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { createGunzip } from 'node:zlib'
import { SourceFault } from './source-fault'

/** How much of the file is looked at before it is decided what it is. */
const HEAD_BYTES = 64 * 1024
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

async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function openBytes(file: string, isGzip: boolean): Readable {
  const bytes = createReadStream(file)
  // The callback is needed but has nothing to do: a failure of either stream also ends the reading of the last one.
  return isGzip ? pipeline(bytes, createGunzip(), () => {}) : bytes
}

/** More broken characters than sound ones beyond ASCII: the text was written in another encoding. */
function isOtherEncoding(text: string): boolean {
  const beyondAscii = text.match(/[^\0-\x7f]/g)?.length ?? 0
  const broken = text.match(/\ufffd/g)?.length ?? 0
  return broken * 2 > beyondAscii
}

function decoderFor(head: Uint8Array): TextDecoder {
  if (startsWith(head, [0xff, 0xfe])) return new TextDecoder('utf-16le')
  if (startsWith(head, [0xfe, 0xff])) return new TextDecoder('utf-16be')
  if (head.includes(0)) throw new SourceFault('not-a-table', 'the file is not text')
  if (isOtherEncoding(new TextDecoder().decode(head, { stream: true }))) {
    throw new SourceFault('not-a-table', 'the text is not UTF-8: save the file as "CSV UTF-8" and try again')
  }
  return new TextDecoder()
}

/**
 * The text of a file in pieces, unpacked when it is gzip and freed of its byte-order mark. What it is, is seen from
 * its first bytes, never from its name. A file that cannot be read to its end throws a SourceFault.
 */
export async function* readText(file: string): AsyncGenerator<string> {
  try {
    const head = await firstBytes(file)
    if (head.length === 0) throw new SourceFault('not-a-table', 'the file is empty')
    if (startsWith(head, ZIP_MAGIC)) throw new SourceFault('not-a-table', 'the file is a workbook or a zip archive: save it as CSV and try again')
    let decoder: TextDecoder | null = null
    for await (const bytes of openBytes(file, startsWith(head, GZIP_MAGIC))) {
      decoder ??= decoderFor(bytes)
      const text = decoder.decode(bytes, { stream: true })
      if (text !== '') yield text
    }
    const rest = decoder?.decode() ?? ''
    if (rest !== '') yield rest
  } catch (error) {
    throw toSourceFault(error)
  }
}

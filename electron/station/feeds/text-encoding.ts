import { SourceFault } from './source-fault'

/** Encodings that feeds come in, by their names in the Encoding standard. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252'

/** A byte of these is a letter in Cyrillic text and a letter with an accent in western text. */
const FIRST_LETTER_BYTE = 0xc0
/** More of all letters beyond ASCII than this stand beside another one: whole words are written in them. */
const CYRILLIC_SHARE = 0.5
/** UTF-16 text of any western language has a zero in more than every third byte on one side. */
const UTF16_SHARE = 0.3
/** Fewer zeros than this are control characters that got into a text. */
const STRAY_SHARE = 0.05

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}

/** Valid UTF-8, or nearly: a few broken characters among many sound ones are the fault of whoever wrote them. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    const text = new TextDecoder().decode(head, { stream: true })
    const beyondAscii = text.match(/[^\0-\x7f]/g)?.length ?? 0
    const broken = text.match(/\ufffd/g)?.length ?? 0
    return broken * 2 <= beyondAscii
  }
}

/** Without a byte-order mark the zeros tell on which side the second byte of each character stands; null when there are too few to tell anything. */
function guessUtf16(head: Uint8Array): TextEncoding | null {
  const zeros = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros.map((count) => count / (head.length / 2))
  if (even + odd < STRAY_SHARE) return null
  if (odd > UTF16_SHARE && even < odd / 10) return 'utf-16le'
  if (even > UTF16_SHARE && odd < even / 10) return 'utf-16be'
  throw new SourceFault('not-a-table', 'the file is not text')
}

/** In western text letters with accents stand alone between plain ones; in Cyrillic text they stand side by side. */
function guessSingleByte(head: Uint8Array): TextEncoding {
  let letters = 0
  let beside = 0
  for (let i = 0; i < head.length; i++) {
    if ((head[i] ?? 0) < FIRST_LETTER_BYTE) continue
    letters += 1
    if ((head[i - 1] ?? 0) >= FIRST_LETTER_BYTE || (head[i + 1] ?? 0) >= FIRST_LETTER_BYTE) beside += 1
  }
  return letters > 0 && beside / letters > CYRILLIC_SHARE ? 'windows-1251' : 'windows-1252'
}

/**
 * The encoding of a text from its beginning: a byte-order mark tells it, then whether the bytes are valid UTF-8, then
 * how letters beyond ASCII are spread. A beginning that is plain ASCII counts as UTF-8.
 */
export function guessEncoding(head: Uint8Array): TextEncoding {
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be'
  const wide = head.includes(0) ? guessUtf16(head) : null
  if (wide !== null) return wide
  return isUtf8(head) ? 'utf-8' : guessSingleByte(head)
}

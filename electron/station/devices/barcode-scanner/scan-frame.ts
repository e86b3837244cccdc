import type { TextEncoding } from '@shared/domain/device-profile'
import { ok, refuse, type Result } from '@shared/domain/result'
import { decodeScan } from './scan-encoding'

/** The content of one scan. */
export interface ScannedCode {
  /** May hold U+001D (FNC1) and the other separators of ISO 15434. */
  readonly text: string
  /** The AIM identifier in front, such as `]C1`; null when the scanner sends none. */
  readonly aim: string | null
}

/** Why a frame is no scan. Noise and a wrong line speed look like the last two. */
export type ScanFrameFailure = 'empty' | 'not-utf8' | 'control-character'

/** ISO/IEC 15424: `]`, a code character, a modifier. */
const aimIdentifier = /^\][A-Za-z][0-9A-Za-z]/
// Separators FS GS RS US and EOT belong to ISO 15434 messages, and a tab may be part of a QR code; nothing else below space.
const strayControl = /[\u0000-\u0003\u0005-\u0008\u000a-\u001b\u007f-\u009f\ufeff]/u

/** Reads one frame of a serial scanner, framing already removed. Bytes are UTF-8, which plain ASCII codes are too, or of the page the scanner is set to. */
export function parseScanFrame(bytes: Uint8Array, encoding: TextEncoding = 'utf-8'): Result<ScannedCode, ScanFrameFailure> {
  const text = decodeScan(bytes, encoding)
  return text === null ? refuse('not-utf8') : parseScanText(text)
}

/** The same for text that arrived as characters, from a keyboard scanner. */
export function parseScanText(raw: string): Result<ScannedCode, ScanFrameFailure> {
  if (strayControl.test(raw)) return refuse('control-character')
  const aim = aimIdentifier.exec(raw)?.[0] ?? null
  const text = aim === null ? raw : raw.slice(aim.length)
  return text.trim() === '' ? refuse('empty') : ok({ text, aim })
}

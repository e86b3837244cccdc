import { createHash, randomBytes } from 'node:crypto'

/*
 * The one-time code as a person scans or types it: the whole address of HQ with role and secret, in letters and digits that
 * every keyboard layout and every scanner has. Base 32 (RFC 4648, section 6) without padding, with a check sum at its end.
 */

const PREFIX = 'TBJ'
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const CHECK_LENGTH = 4
const SECRET_BYTES = 20

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)))
}

function checkOf(body: string): string {
  return base32(createHash('sha256').update(body).digest()).slice(0, CHECK_LENGTH)
}

/** A fresh secret of 160 bits, in letters and digits. */
export function newSecret(): string {
  return base32(randomBytes(SECRET_BYTES))
}

/** The address as a code. */
export function codeOfUrl(url: string): string {
  const body = base32(Buffer.from(url.replace(/^postgres(?:ql)?:\/\//, ''), 'utf8'))
  return `${PREFIX}${body}${checkOf(body)}`
}

/** The address out of a code, however it is spaced and in whatever case; null when it is none or was misread. */
export function urlOfCode(text: string): string | null {
  const code = text.replaceAll(/[\s-]/g, '').toUpperCase()
  const body = code.slice(PREFIX.length, -CHECK_LENGTH)
  if (!code.startsWith(PREFIX) || !/^[A-Z2-7]+$/.test(code) || checkOf(body) !== code.slice(-CHECK_LENGTH)) return null
  return `postgres://${fromBase32(body).toString('utf8')}`
}

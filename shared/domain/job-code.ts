import type { PrintJobId } from './ids'
import { LPN_ALPHABET } from './lpn'

/** Characters of a job code; with 31 of them, 8 say 39 bits: two labels of one year with the same code are not to be expected. */
const LENGTH = 8
const MASK = 0xffff_ffff
/** FNV-1a, 32 bit (Fowler, Noll, Vo): start values of two runs, because one has too few bits. */
const STARTS = [0x811c9dc5, 0x050c5d1f] as const
const PRIME = 0x01000193

/**
 * What is printed small on a label and shown on screen for its print job, such as `8F3K-2M7Q`: short enough to be compared
 * by eye. It is made from the job's id and can not be turned back into it.
 */
export function jobCode(printJobId: PrintJobId): string {
  let code = ''
  for (const start of STARTS) {
    let rest = hash(printJobId, start)
    for (let i = 0; i < LENGTH / STARTS.length; i++) {
      code += LPN_ALPHABET[rest % LPN_ALPHABET.length] ?? ''
      rest = Math.floor(rest / LPN_ALPHABET.length)
    }
  }
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`
}

function hash(text: string, start: number): number {
  let sum = start
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum ^ text.charCodeAt(i), PRIME) & MASK) >>> 0
  // FNV's low bits of short texts are alike: mix them once more (MurmurHash3's finalizer).
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b) >>> 0
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35) >>> 0
  return (sum ^ (sum >>> 16)) >>> 0
}

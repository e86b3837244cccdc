import { scryptSync, timingSafeEqual } from 'node:crypto'

/** scrypt with N = 2^15, r = 8: 32 MB and some 80 ms on a bench PC, so a stolen file does not give the PINs away in an afternoon. */
const COST = 2 ** 15
const BLOCK_SIZE = 8
const KEY_BYTES = 32
const SALT_BYTES = 16

/** A PIN as it is kept: never the PIN itself. The cost is kept with it, so that it can be raised later. */
export interface PinHash {
  readonly salt: Uint8Array
  readonly hash: Uint8Array
  readonly cost: number
}

/** scrypt needs 128 * N * r bytes; Node refuses more than 32 MB unless told. */
function derive(pin: string, salt: Uint8Array, cost: number): Buffer {
  return scryptSync(pin.normalize('NFKC'), salt, KEY_BYTES, { N: cost, r: BLOCK_SIZE, p: 1, maxmem: 256 * cost * BLOCK_SIZE })
}

/** The salted hash to keep for a PIN. */
export function hashPin(pin: string, randomBytes: (count: number) => Uint8Array): PinHash {
  const salt = randomBytes(SALT_BYTES)
  return { salt, hash: derive(pin, salt, COST), cost: COST }
}

/** Whether a PIN is the one that was hashed, in a time that does not tell how near it came. */
export function isPin(pin: string, kept: PinHash): boolean {
  const hash = derive(pin, kept.salt, kept.cost)
  return hash.length === kept.hash.length && timingSafeEqual(hash, kept.hash)
}

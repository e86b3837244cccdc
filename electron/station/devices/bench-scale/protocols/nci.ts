import { createFramedParser, type FrameCut, type FrameLayout } from '../framed-parser'
import { latin1 } from '../line-layout'
import { plainReading, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { readSignedWeight } from './status-line'

/*
 * NCI / Weigh-Tronix SCP-01, -02 and -12. Sources: NCI 7800 manual p. 32; Brecknell 3700LP p. 11; status bits: Ohaus
 * Aviator 7000 service manual p. 49, Fairbanks FB2250 p. 61; SCP-12: Brecknell AWT35-100089 p. 26.
 *
 *   SCP-01   LF 0002.50lb CR LF hh CR ETX      LF hh CR ETX: status alone      LF ? CR ETX: not understood
 *   SCP-02   LF 00.250LB CR LF S hh CR ETX
 *   SCP-12   as SCP-01, LF and CR around the status may be missing; the low bits of the first byte are inverted, in some
 *            makes the bit for motion alone
 *
 * Status bytes are 0x30 plus bits. First: 0 moving, 1 at zero, 2 RAM error, 3 EEPROM error. Second: 0 under, 1 over,
 * 2 ROM error, 3 calibration lost, 6 another byte follows. Third: 2 net.
 */

const lf = 0x0a
const cr = 0x0d
const etx = 0x03
const weighed = /^\n([^\n\r]{3,20})\r\n?(S?)([0-?][0-?p-\x7f][0-?p-\x7f]?[0-?]?)\r?\x03$/
const status = /^\n(S?)([0-?][0-?p-\x7f][0-?p-\x7f]?[0-?]?)\r\x03$/
const moving = 0x01
const atZero = 0x02
const memoryErrors = 0x0c
const under = 0x01
const over = 0x02
const net = 0x04
const follows = 0x40

export interface NciVariant {
  /** SCP-12 sends the low bits of the first status byte upside down. */
  readonly firstByte: 'plain' | 'inverted'
}

export function createNciParser(variant: NciVariant): ScaleParser {
  return createFramedParser(createNciLayout((text) => readNciFrame(text, variant)))
}

/** Frames from LF to ETX. Behind damage a status alone is not believed: its weight may be what was damaged. */
export function createNciLayout(read: (text: string) => ScaleReading | null): FrameLayout {
  let isSpoilt = false

  function cut(pending: Uint8Array): FrameCut {
    const [first] = pending
    if (first !== lf) return { kind: 'noise', length: 1 }
    for (const [at, byte] of pending.entries()) {
      if (byte === etx) return { kind: 'frame', length: at + 1 }
      if (byte !== lf && byte !== cr && (byte < 0x20 || byte > 0x7f)) return { kind: 'noise', length: at + 1 }
    }
    return 'more'
  }

  return {
    maxFrameBytes: 64,
    cut,
    read(frame) {
      const text = latin1(frame)
      const wasSpoilt = isSpoilt
      isSpoilt = false
      const whole = read(text)
      if (whole !== null) return wasSpoilt && whole.value === null ? null : whole
      for (let at = text.indexOf('\n', 1); at > 0; at = text.indexOf('\n', at + 1)) {
        const reading = read(text.slice(at))
        if (reading?.value != null) return reading
      }
      return null
    },
    thrown() {
      isSpoilt = true
    },
    reset() {
      isSpoilt = false
    },
  }
}

function readNciFrame(text: string, variant: NciVariant): ScaleReading | null {
  if (text === '\n?\r\x03') return plainReading('reply', '?', { kind: 'error', code: '?' })
  const alone = status.exec(text)
  if (alone !== null) return readStatusAlone(readBits(alone[2] ?? '', variant))
  const [, body = '', , bytes] = weighed.exec(text) ?? []
  return bytes === undefined ? null : readWeighed(body, readBits(bytes, variant))
}

interface NciBits {
  readonly text: string
  readonly isMoving: boolean
  readonly isZero: boolean | null
  readonly trouble: 'overload' | 'underload' | 'fault' | null
  readonly isNet: boolean
}

/** The bits of two to four status bytes; null when they contradict each other or one is announced and missing. */
export function readBits(bytes: string, { firstByte }: NciVariant): NciBits | null {
  const codes = Array.from(bytes, (byte) => byte.charCodeAt(0))
  const [sent = 0, second = 0, third = 0] = codes
  const isInverted = firstByte === 'inverted'
  // Both memories broken at once would be a scale that says nothing: then only the bit for motion is inverted.
  const isMotionAlone = isInverted && (sent & memoryErrors) === 0
  const first = isMotionAlone ? (sent ^ moving) & ~atZero : isInverted ? sent ^ 0x0f : sent
  // Each byte but the first says whether another follows.
  if (codes.slice(1).some((code, at) => ((code & follows) !== 0) !== at + 2 < codes.length)) return null
  const isUnder = (second & under) !== 0
  const isOver = (second & over) !== 0
  if (isUnder && isOver) return null
  const isBroken = (first & memoryErrors) !== 0 || (second & memoryErrors) !== 0
  return {
    text: bytes,
    isMoving: (first & moving) !== 0,
    // What the bit for zero then means is not known: the digits say it.
    isZero: isMotionAlone ? null : (first & atZero) !== 0,
    trouble: isBroken ? 'fault' : isOver ? 'overload' : isUnder ? 'underload' : null,
    isNet: codes.length > 2 && (third & net) !== 0,
  }
}

function readStatusAlone(bits: NciBits | null): ScaleReading | null {
  return bits === null ? null : plainReading(bits.trouble ?? 'reply', `status ${bits.text}`)
}

function readWeighed(body: string, bits: NciBits | null): ScaleReading | null {
  if (bits === null) return null
  const weight = readSignedWeight(body)
  // Out of range there are dashes, carets or the last digits in place of the weight.
  if (bits.trouble !== null) return plainReading(bits.trouble, `status ${bits.text}`)
  if (weight === null) return null
  // At zero and a gross load: one of the two is damaged.
  const isNothing = !/[1-9]/.test(weight.value)
  if (bits.isZero === true && !isNothing && !bits.isNet) return null
  const state = bits.isMoving ? 'moving' : bits.isZero !== false && isNothing ? 'zero' : 'stable'
  return weightReading({ ...weight, state, net: bits.isNet })
}

import type { Instant } from '@shared/domain/quantities'
import { contradiction, plainReading, weightReading, type ScaleFrame, type ScaleParser, type ScaleReading } from '../scale-frame'
import { placePoint } from '../scale-number'

/*
 * USB HID scales, usage page 0x8D. Source: USB-IF Point of Sale usage tables 1.02, section 4 (scale device).
 *
 *   report id 3 (some send 4) · status · unit · exponent (signed) · low byte · high byte
 *   status  1 fault, 2 at rest at zero, 3 moving, 4 at rest, 5 under zero, 6 over the limit, 7 not calibrated, 8 no zero
 *
 * The number is a magnitude. Each push is one report, perhaps with the 0 that some systems put in front, or several whole
 * ones; USB checks the bytes, so there is nothing to look for inside a broken one. Pieces are joined as they come.
 */

const weightBytes = 6
const attributeBytes = 3
const largestExponent = 6
const unitByCode: readonly (string | null)[] = [null, 'mg', 'g', 'kg', 'ct', 'tael', 'gr', 'dwt', 't', 'ton', 'ozt', 'oz', 'lb']

export function createHidScaleParser(): ScaleParser {
  let pending = new Uint8Array(0)

  function take(): ScaleFrame[] {
    const frames: ScaleFrame[] = []
    while (pending.length > 0) {
      if (pending[0] === 0) {
        pending = pending.slice(1)
        continue
      }
      const length = lengthOf(pending[0] ?? 0)
      if (length === null) {
        frames.push({ ...invalid('no report of a scale'), raw: pending })
        pending = new Uint8Array(0)
      } else if (pending.length < length) break
      else {
        const raw = pending.slice(0, length)
        frames.push({ ...(readReport(raw) ?? invalid(contradiction)), raw })
        pending = pending.slice(length)
      }
    }
    return frames
  }

  return {
    push(bytes) {
      pending = Uint8Array.of(...pending, ...bytes)
      return take()
    },
    elapse(_at: Instant) {
      return []
    },
    get isPending() {
      return pending.length > 0
    },
    dueAt: null,
    reset() {
      pending = new Uint8Array(0)
    },
  }
}

function invalid(why: string): ScaleReading {
  return { state: 'invalid', value: null, unit: null, net: false, why }
}

function lengthOf(reportId: number): number | null {
  if (reportId === 3 || reportId === 4) return weightBytes
  return reportId === 2 ? attributeBytes : null
}

function readReport(report: Uint8Array): ScaleReading | null {
  const [reportId, status = 0, unitCode = 0, exponentByte = 0, low = 0, high = 0] = report
  if (reportId === 2) return plainReading('reply', 'attributes', { kind: 'answer', command: 'attributes' })
  switch (status) {
    case 1:
      return plainReading('fault', 'fault')
    case 5:
      return plainReading('underload', 'under zero')
    case 6:
      return plainReading('overload', 'over the limit')
    case 7:
      return plainReading('fault', 'needs calibration')
    case 8:
      return plainReading('fault', 'needs a new zero')
  }
  const unit = unitByCode[unitCode] ?? null
  const exponent = (exponentByte << 24) >> 24
  const magnitude = low + high * 256
  if (unit === null || Math.abs(exponent) > largestExponent || status < 2 || status > 4) return null
  // At zero with a load on: one of the two is wrong.
  if (status === 2 && magnitude !== 0) return null
  const digits = `${magnitude}${exponent > 0 && magnitude > 0 ? '0'.repeat(exponent) : ''}`
  const value = digits.length > 9 ? digits : placePoint(digits, Math.max(0, -exponent))
  if (value === null) return null
  return weightReading({ state: status === 2 ? 'zero' : status === 3 ? 'moving' : 'stable', value, unit })
}

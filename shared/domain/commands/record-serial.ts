import { dueStep, dueUnitStep, type BenchState } from '../bench-state'
import { hybridTimeToInstant } from '../hybrid-clock'
import { draft, subjectOf } from '../journal-entry'
import { judgeSerial } from '../serial-history'
import { MAX_SERIAL_LENGTH, type GivenSerial } from '../serial-number'
import type { UnitView } from '../unit'
import { accept, askFirst, decline, type Decision } from './plan'

/**
 * Records the serial number of the unit in hand. One that another unit has, or that is not the one that was sold, is
 * asked about first: a wrong label is likelier than a swapped unit, and the clerk can look.
 */
export function recordSerial(state: BenchState, given: GivenSerial, sure = false): Decision {
  const { unit } = state
  if (!unit || dueUnitStep(unit, state).kind !== 'serial') return decline('nothing-next')
  if (given.serial.length > MAX_SERIAL_LENGTH) return decline('serial-too-long', { length: given.serial.length, limit: MAX_SERIAL_LENGTH })
  const other = given.seenOn.find((candidate) => candidate.unitId !== unit.unitId)
  const sold = state.lines.find((line) => line.returnOrderId === unit.returnOrderId && line.line === unit.line)?.orderedSerial ?? null
  const doubt = doubtOf(unit, given, sold)
  if (!sure && doubt !== null) {
    return askFirst({ kind: 'serial-doubt', given, doubt: other ? 'seen' : 'not-the-sold-one', sold }, { serial: given.serial, lpn: other?.lpn ?? null, title: other?.title ?? unit.title, sold })
  }
  const payload = { serial: given.serial, how: given.how, ...(doubt === null ? {} : { doubt }) }
  return accept('serial-recorded', { serial: given.serial, title: unit.title }, [draft('serialRecorded', subjectOf('unit', unit.unitId), payload)])
}

/** What speaks against a serial number, from the units that had it before and the piece that was sold. */
function doubtOf(unit: UnitView, { serial, seenOn }: GivenSerial, soldSerial: string | null): 'differs' | 'returned-before' | null {
  const events = seenOn.filter(({ unitId }) => unitId !== unit.unitId).map(({ unitId, sku, steps }) => ({ kind: 'returned', at: hybridTimeToInstant(steps[0]?.at ?? 0), unitId, sku }) as const)
  const { verdict } = judgeSerial({ serial, sku: unit.sku, lot: unit.lot, returnOrderId: unit.returnOrderId, soldSerial, events, blocks: [] })
  return verdict === 'differs' || verdict === 'returned-before' ? verdict : null
}

/** A lot as it came in; `expiry` as YYYY-MM-DD where the code carries it. */
export interface GivenLot {
  readonly lot: string
  readonly expiry: string | null
  readonly how: 'scanned' | 'typed'
}

export function recordLot(state: BenchState, { lot, expiry, how }: GivenLot): Decision {
  const { unit } = state
  if (!unit || dueUnitStep(unit, state).kind !== 'lot') return decline('nothing-next')
  if (lot.length > MAX_SERIAL_LENGTH) return decline('serial-too-long', { length: lot.length, limit: MAX_SERIAL_LENGTH })
  return accept('lot-recorded', { lot, expiry, title: unit.title }, [draft('lotRecorded', subjectOf('unit', unit.unitId), { lot, expiry, how })])
}

/** Goes on without the number that is due: it is not readable, or there is none. The gap is recorded. */
export function skipNumber(state: BenchState): Decision {
  const { unit } = state
  const step = dueStep(state).kind
  if (!unit || (step !== 'serial' && step !== 'lot')) return decline('command-not-now', { command: 'NO SERIAL', step })
  const subject = subjectOf('unit', unit.unitId)
  if (step === 'serial') return accept('serial-missing', { title: unit.title }, [draft('serialRecorded', subject, { serial: null, how: 'none' })])
  return accept('lot-missing', { title: unit.title }, [draft('lotRecorded', subject, { lot: null, expiry: null, how: 'none' })])
}

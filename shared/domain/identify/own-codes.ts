import { parseCommandBarcode } from '../command-barcode'
import { parseLpn } from '../lpn'
import { held, type Ranked } from './candidate'
import { RANK } from './rank'

/** Our own plates and command barcodes. A command number that this version does not know gives nothing. */
export function readOwnCode(text: string): Ranked[] {
  const plate = parseLpn(text)
  if (!plate) return []
  const { type, lpn } = plate
  if (type === 'command') {
    const command = parseCommandBarcode(text)
    return command ? [held(RANK.ownPlate, { kind: 'command', command, lpn }, 'own-plate')] : []
  }
  const reading = type === 'unit' || type === 'parcel' ? ({ kind: 'lpn', type, lpn } as const) : ({ kind: type, lpn } as const)
  return [held(RANK.ownPlate, reading, 'own-plate')]
}

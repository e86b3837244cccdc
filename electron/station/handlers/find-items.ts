import { gtinCheckDigit } from '@shared/domain/barcode'
import type { ItemCodeMatch } from '@shared/domain/item'
import { isCartonKey, type BenchScan } from '@shared/domain/scan-reading'
import type { Store } from '../store/store'

/** The key of the single piece that a carton's key was made from: indicator 0 and a check digit of its own. */
function pieceKey(gtin14: string): string {
  const digits = `0${gtin14.slice(1, -1)}`
  return `${digits}${gtinCheckDigit(digits)}`
}

/** A carton code names the carton, also where a catalogue lists it among the codes of the piece. */
function asCarton(match: ItemCodeMatch): ItemCodeMatch {
  return match.kind === 'gtin' || match.kind === 'other' ? { ...match, kind: 'carton', pieces: null } : match
}

function byKey(store: Store, gtin14: string): readonly ItemCodeMatch[] {
  const matches = store.reference.itemsByCode(gtin14)
  if (!isCartonKey(gtin14)) return matches
  if (matches.length > 0) return matches.map(asCarton)
  return store.reference.itemsByCode(pieceKey(gtin14)).map(asCarton)
}

/** Items of the catalogue that a scan means, each once; what the catalogue itself is not sure of is marked. */
export function findItems(store: Store, reading: BenchScan): readonly ItemCodeMatch[] {
  const byKeys = reading.gtins.flatMap((gtin14) => byKey(store, gtin14))
  const bySku = store.reference.itemsBySku(reading.text).map((item): ItemCodeMatch => ({ item, kind: 'other', pieces: 1, guessed: false }))
  // The shop's own number in the list of another company's item is that company's own, so it is offered and never taken.
  const byText = store.reference.itemsByCode(reading.text).map((match) => (reading.isInStore ? { ...match, guessed: true } : match))
  const seen = new Set<string>()
  return [...byKeys, ...bySku, ...(byKeys.length > 0 ? [] : byText)].filter(({ item }) => {
    if (seen.has(item.itemId)) return false
    seen.add(item.itemId)
    return true
  })
}

import { articleKeys, cleanScan, plateOf, takeAim, type Identification, type ScanCandidate } from './barcode'
import type { Lpn } from './ids'
import type { LpnType } from './lpn'

/** What the bench takes from a scan: of all the readings that a text may have, those that a look-up or a step can use. */
export interface BenchScan {
  /** The text as scanned, cleaned, without the symbology identifier in front. */
  readonly text: string
  readonly plate: { readonly type: Exclude<LpnType, 'command'>; readonly lpn: Lpn } | null
  /** 14-digit keys that may be looked up in a catalogue. One number in several spellings is one key. In-store codes are left out. */
  readonly gtins: readonly string[]
  /** The shop's own code (2xx, 02): never another company's item. */
  readonly isInStore: boolean
  /** From a code that carries them beside the item. `expiry` as YYYY-MM-DD. */
  readonly serial: string | null
  readonly lot: string | null
  readonly expiry: string | null
  /** The identity of a phone or modem, without hyphens: a serial number where one is asked for. */
  readonly imei: string | null
  /** The item on a radio tag, as a 14-digit key; null for everything that is none. */
  readonly tagGtin: string | null
  /** Who carries the parcel, as the courier definitions name it, where the text is a tracking number. */
  readonly courier: string | null
  /** The number of a return order, by the patterns of the bench. It may be announced or not. */
  readonly rmaNumber: string | null
  /** Texts that an announcement may know the parcel by: the text itself first, then the numbers within it. */
  readonly numbers: readonly string[]
}

/** Most numbers within one text that are looked up. */
const NUMBERS_LOOKED_UP = 4

/** First digits of codes that a shop gives itself, in the 14-digit key: GTIN-13 of 02 and 20 to 29, GTIN-8 of 2. GS1 General Specifications, section 2.1.11. */
const IN_STORE = /^(?:002|02|0000002)/

/** Whether a 14-digit key is a shop's own number and says nothing outside of that shop. */
export function isInStoreKey(gtin14: string): boolean {
  return IN_STORE.test(gtin14)
}

/** First digits 1 to 8 stand for a pack or carton of the item. GS1 General Specifications, section 2.1.6. */
export function isCartonKey(gtin14: string): boolean {
  return /^[1-8]/.test(gtin14)
}

/** Data identifiers of serial number and lot. ANSI MH10.8.2, categories 19 and 20. */
const SERIAL_DI = 'S'
const LOT_DI = '1T'

interface Carried {
  readonly serial: string | null
  readonly lot: string | null
  readonly expiry: string | null
}

/** Serial number, lot and expiry from the first reading that holds and carries them. */
function carriedBy(candidates: readonly ScanCandidate[]): Carried {
  for (const candidate of candidates) {
    if (!candidate.valid) continue
    if (candidate.kind === 'gs1' || candidate.kind === 'digital-link') return { serial: candidate.serial ?? null, lot: candidate.lot ?? null, expiry: candidate.expiry ?? null }
    if (candidate.kind === 'epc') return { serial: candidate.serial, lot: null, expiry: null }
    if (candidate.kind === 'mh10') {
      const of = (di: string) => candidate.fields.find((field) => field.di === di)?.value ?? null
      return { serial: of(SERIAL_DI), lot: of(LOT_DI), expiry: null }
    }
  }
  return { serial: null, lot: null, expiry: null }
}

function numbersIn(candidates: readonly ScanCandidate[]): readonly string[] {
  return candidates.flatMap((candidate) => {
    if (!candidate.valid) return []
    switch (candidate.kind) {
      case 'return-order':
        return [candidate.rmaNumber]
      case 'tracking':
        return [candidate.number]
      case 'sscc':
        return [candidate.sscc]
      case 'gs1':
        return candidate.sscc === undefined ? [] : [candidate.sscc]
      default:
        return []
    }
  })
}

/** Takes from the readings of a scanned text what the bench can use. */
export function readScan({ text: scanned, candidates }: Identification): BenchScan {
  const text = cleanScan(takeAim(scanned).data)
  const keys = articleKeys(candidates).filter((key) => !isInStoreKey(key))
  const phone = candidates.find((candidate) => candidate.valid && (candidate.kind === 'imei' || candidate.kind === 'imeisv'))
  const tracking = candidates.find((candidate) => candidate.valid && candidate.kind === 'tracking')
  const tag = candidates.find((candidate) => candidate.kind === 'epc')
  const returnOrder = candidates.find((candidate) => candidate.valid && candidate.kind === 'return-order')
  return {
    text,
    plate: plateOf(candidates),
    gtins: keys,
    isInStore: candidates.some((candidate) => candidate.kind === 'gtin' && candidate.valid && candidate.restricted === true),
    ...carriedBy(candidates),
    imei: phone?.kind === 'imei' || phone?.kind === 'imeisv' ? phone.imei : null,
    tagGtin: tag?.kind === 'epc' ? tag.gtin14 : null,
    courier: tracking?.kind === 'tracking' ? tracking.courier : null,
    rmaNumber: returnOrder?.kind === 'return-order' ? returnOrder.rmaNumber : null,
    numbers: [...new Set([text, ...numbersIn(candidates)])].slice(0, NUMBERS_LOOKED_UP),
  }
}

import type { Identification } from '@shared/domain/barcode'
import type { BenchState } from '@shared/domain/bench-state'
import { meantAs, meantTexts, type MeantText, type OfferedGuess } from '@shared/domain/meant-text'
import { readScan } from '@shared/domain/scan-reading'
import type { Store } from '../store/store'
import { findItems } from './find-items'
import { findReturnOrders } from './find-return-orders'
import type { ScanIdentifier } from './scan-identifier'

/** What a damaged text may have been, with what the station knows by it. */
export function findGuesses(store: Store, state: BenchState, identification: Identification, identify: ScanIdentifier): readonly OfferedGuess[] {
  return meantTexts(identification).map((meant) => ({ ...meant, ...known(store, state, meant, identify) }))
}

/** The texts that one scan may have been, where scanners of the bench type differently: each as what it says. */
export function offerTexts(store: Store, state: BenchState, texts: readonly string[], identify: ScanIdentifier): readonly OfferedGuess[] {
  return texts.map((text) => meantAs(identify(text), text, 'other-scanner')).map((meant) => ({ ...meant, ...known(store, state, meant, identify) }))
}

function known(store: Store, state: BenchState, meant: MeantText, identify: ScanIdentifier): Pick<OfferedGuess, 'isKnown' | 'title'> {
  const reading = readScan(identify(meant.text))
  if (reading.plate) return { isKnown: true, title: store.bench.unitByLpn(reading.plate.lpn)?.title ?? null }
  const line = state.lines.find(({ sku, gtin14 }) => sku === reading.text || (gtin14 !== null && reading.gtins.includes(gtin14)))
  const item = findItems(store, reading)[0]?.item
  const title = line?.title ?? item?.title ?? null
  return { title, isKnown: title !== null || findReturnOrders(store, reading, null).some(({ isStrong }) => isStrong) }
}

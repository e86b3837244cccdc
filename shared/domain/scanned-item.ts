import type { ExpectedLine } from './expected-line'
import type { ItemCodeMatch } from './item'
import type { MatchCandidate } from './match-parcel'

/** What a scanned item code led to. */
export interface ScannedItem {
  readonly scanned: string
  /** 14-digit keys in it. */
  readonly gtins: readonly string[]
  readonly found: readonly ItemCodeMatch[]
  readonly serial: string | null
  readonly lot: string | null
  /** YYYY-MM-DD. */
  readonly expiry: string | null
  /** The serial number is known from another unit, so it is asked for once more. */
  readonly isSerialKnown: boolean
  /** Return orders of the same order or buyer that expect the item: it may be theirs. */
  readonly related: readonly MatchCandidate[]
}

/** What a unit may be: an item, and the line that announces it. */
export interface UnitOption {
  readonly line: ExpectedLine | null
  readonly match: ItemCodeMatch | null
}

/** What the unit is called: the announcement's word, then the catalogue's, then its code. */
export function titleOf(item: Pick<ScannedItem, 'scanned'>, { line, match }: UnitOption): string {
  return line?.title ?? match?.item.title ?? item.scanned
}

import { linesFor, type BenchState } from '../bench-state'
import { piecesMissing, type ExpectedLine } from '../expected-line'
import type { ItemCodeMatch } from '../item'
import { isOpenParcel } from '../parcel'
import { isCartonKey } from '../scan-reading'
import { titleOf, type ScannedItem, type UnitOption } from '../scanned-item'
import { askFirst, decline, type Decision } from './plan'
import { takeUnit, type IdentifyTools } from './take-unit'

/** Most options that are offered for one code; the places of the choice grid. */
export const OPTIONS_SHOWN = 9

/** Most return orders to join that stand beside the question about an extra unit: places 4 to 9. */
export const RELATED_SHOWN = 6

/**
 * Takes a unit out of the parcel. An open line of a return order wins; several items for one code are shown; a pack or
 * carton code asks what was scanned; what was not announced is asked about first. In a blind parcel every known item
 * is taken as it comes.
 */
export function identifyUnit(state: BenchState, item: ScannedItem, tools: IdentifyTools): Decision {
  if (!state.parcel || !isOpenParcel(state.parcel) || !state.shift) return decline('parcel-wanted', { text: item.scanned })
  const options = optionsFor(state, item)
  const [only, ...others] = options
  if (!only) return askFirst({ kind: 'take-unknown', item }, { text: item.scanned })
  if (others.length > 0 || only.match?.guessed === true) return askFirst({ kind: 'choose-item', item, options: options.slice(0, OPTIONS_SHOWN) }, { text: item.scanned, count: options.length })
  return takeOption(state, item, only, tools)
}

/** Items that the code may mean here. Open lines come first: what a return order waits for needs no choice among others. */
function optionsFor(state: BenchState, item: ScannedItem): readonly UnitOption[] {
  const lines = linesFor(state, keysOf(item))
  const open = distinct(lines.filter((line) => piecesMissing(line) > 0).map((line): UnitOption => ({ line, match: matchOf(item, line) })))
  if (open.length > 0) return open
  if (item.found.length > 0) return distinct(item.found.map((match): UnitOption => ({ line: lines.find((line) => fits(match, line)) ?? null, match })))
  return distinct(lines.map((line): UnitOption => ({ line, match: null })))
}

function keysOf(item: ScannedItem): Parameters<typeof linesFor>[1] {
  return { skus: [item.scanned, ...item.found.map((match) => match.item.sku)], gtins: [...item.gtins, ...item.found.flatMap((match) => match.item.gtins)] }
}

function fits({ item }: ItemCodeMatch, line: ExpectedLine): boolean {
  return item.sku === line.sku || (line.gtin14 !== null && item.gtins.includes(line.gtin14))
}

/** The item that a line means: the one of its own number before one that shares a code with it. */
function matchOf(item: ScannedItem, line: ExpectedLine): ItemCodeMatch | null {
  return item.found.find((match) => match.item.sku === line.sku) ?? item.found.find((match) => fits(match, line)) ?? null
}

/** One option for each item: lines that name the same item twice are no choice for a person. */
function distinct(options: readonly UnitOption[]): readonly UnitOption[] {
  const seen = new Set<string>()
  return options.filter(({ line, match }) => {
    const key = match?.item.itemId ?? line?.sku ?? ''
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Goes on with the option that is sure or was chosen: a pack or carton asks how much of it lies here. */
export function takeOption(state: BenchState, item: ScannedItem, option: UnitOption, tools: IdentifyTools): Decision {
  const { match } = option
  const isPack = match ? match.kind === 'pack' || match.kind === 'carton' : item.gtins.some(isCartonKey)
  if (isPack) return askFirst({ kind: 'whole-pack', item, option, pieces: match?.pieces ?? null, counting: false }, { text: item.scanned, title: titleOf(item, option), pieces: match?.pieces ?? null })
  return judgeFit(state, item, option, 1, tools)
}

/** Holds the unit against what was announced, and asks before it takes what was not. */
export function judgeFit(state: BenchState, item: ScannedItem, option: UnitOption, pieces: number, tools: IdentifyTools): Decision {
  const { line, match } = option
  const title = titleOf(item, option)
  if (line) {
    const missing = piecesMissing(line)
    if (pieces <= missing) return takeUnit(state, { item, option, pieces, fit: 'expected' }, tools)
    return askFirst({ kind: 'take-surplus', item, option, pieces }, { text: item.scanned, title, pieces, missing, line: line.line, expected: line.quantityExpected })
  }
  if (!match) return askFirst({ kind: 'take-unknown', item }, { text: item.scanned })
  if (state.lines.length === 0) return takeUnit(state, { item, option, pieces, fit: 'blind' }, tools)
  const open = state.lines.filter((candidate) => piecesMissing(candidate) > 0)
  return askFirst(
    { kind: 'take-extra', item, option, pieces, linesOpen: open.length, related: item.related.slice(0, RELATED_SHOWN) },
    { text: item.scanned, title, rmaNumber: state.parcel?.rmaNumber ?? null, open: open.length, awaited: open[0]?.title ?? null },
  )
}

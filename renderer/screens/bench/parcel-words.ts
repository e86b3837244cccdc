import type { LineView, ParcelSummary, UnitLine } from '@shared/contract/bench-view'
import type { ExpectedLineProps } from '../../components/expected-line'
import type { TrailLine } from '../../components/trail-lines'
import { shownCode } from '../../strings/code-words'
import type { Speech } from '../../strings/speech'

/*
 * A parcel as lines on screen: what was announced, and below it what came unannounced.
 * A line is done when every unit of it lies in a tote or waits on hold.
 */

type LineState = ExpectedLineProps['state']
export type ExpectedLine = ExpectedLineProps & { readonly id: string }

function isWhereItGoes(unit: UnitLine): boolean {
  return unit.state === 'placed' || unit.state === 'put-away'
}

function isSettled(unit: UnitLine): boolean {
  return isWhereItGoes(unit) || unit.state === 'held'
}

function isLineOpen(line: LineView): boolean {
  return line.counted < line.quantityExpected
}

function isLineDone(line: LineView): boolean {
  return !isLineOpen(line) && line.settled >= line.quantityExpected
}

/** Where a unit is, or what is still to be done with it. */
function unitPlace({ t }: Speech, unit: UnitLine): { readonly place: string; readonly placeWords: string } {
  const grade = unit.grade === null ? '' : t('grade', { grade: unit.grade })
  if (isWhereItGoes(unit)) return { place: unit.toteName ?? '', placeWords: [t(unit.state === 'put-away' ? 'unitStates.put-away' : 'unitStates.placed'), grade].filter((part) => part !== '').join(', ') }
  return { place: t(`unitStates.${unit.state}`), placeWords: shownCode(unit.lpn) }
}

/** The lines of the match panel. The first line with a unit missing is the one awaited. */
export function expectedLines(speech: Speech, parcel: ParcelSummary): readonly ExpectedLine[] {
  const next = parcel.lines.find(isLineOpen)
  const hasOthers = parcel.also.length > 0
  return [...parcel.lines.map((line) => lineOf(speech, line, stateOf(line, next), hasOthers)), ...parcel.extras.map((unit) => extraOf(speech, unit))]
}

function stateOf(line: LineView, next: LineView | undefined): LineState {
  if (line === next) return 'next'
  return line.surplus > 0 ? 'odd' : isLineDone(line) ? 'done' : 'open'
}

/** What a long list leaves out: lines and units beside them. */
export function linesLeftOut({ t }: Speech, { linesMore, extras, extrasCount }: ParcelSummary): readonly string[] {
  const lines = linesMore.open + linesMore.done
  return [
    ...(lines > 0 ? [`${t('parcel.linesMore', { count: lines })}: ${t('parcel.linesMoreWords', linesMore)}`] : []),
    ...(extrasCount > extras.length ? [t('parcel.extrasMore', { count: extrasCount - extras.length })] : []),
  ]
}

function lineOf(speech: Speech, line: LineView, state: LineState, hasOthers: boolean): ExpectedLine {
  const { t } = speech
  const details = [
    hasOthers ? t('parcel.ofReturn', { rmaNumber: shownCode(line.rmaNumber) }) : '', line.sku, line.claimedReason === null ? '' : t('parcel.buyerSays', { reason: line.claimedReason }),
  ].filter((part) => part !== '').join(' · ')
  const usual = line.usualWeightGrams === null ? null : { weight: speech.weight(line.usualWeightGrams), words: t('parcel.usualWeight') }
  return { id: lineId(line), state, picture: null, name: line.title, details, usual, ...placeOf(speech, line, state) }
}

function lineId(line: LineView): string {
  return `line-${line.rmaNumber}-${line.line}`
}

function placeOf(speech: Speech, line: LineView, state: LineState): Pick<ExpectedLineProps, 'zone' | 'place' | 'placeWords'> {
  const { t, number } = speech
  const counted = line.quantityExpected > 1 ? t('parcel.lineCount', { done: number(line.counted), count: number(line.quantityExpected) }) : ''
  if (state === 'odd') return { place: t('parcel.lineOver', { count: number(line.surplus) }), placeWords: t('parcel.lineOverOf', { done: number(line.counted + line.surplus), expected: number(line.quantityExpected) }) }
  if (state === 'next') return { place: t('parcel.lineNext'), placeWords: counted || t('parcel.lineNextWords') }
  if (line.newest === null) return { place: t('parcel.lineOpen'), placeWords: counted || t('parcel.lineOpenWords') }
  const { place, placeWords } = unitPlace(speech, line.newest)
  return { ...(line.newest.zone === null ? {} : { zone: line.newest.zone }), place, placeWords: counted || placeWords }
}

function extraOf(speech: Speech, unit: UnitLine): ExpectedLine {
  const { t } = speech
  return {
    id: unit.unitId,
    state: unit.fit === 'blind' ? (isSettled(unit) ? 'done' : 'open') : 'odd',
    picture: null,
    name: unit.title,
    details: [unit.sku, t(`fits.${unit.fit}`), unit.pieces > 1 ? t('parcel.pieces', { count: unit.pieces }) : ''].filter((part) => part !== '').join(' · '),
    usual: null,
    ...(unit.zone === null ? {} : { zone: unit.zone }),
    ...unitPlace(speech, unit),
  }
}

/** The same lines at the foot of the trail, one row each. */
export function trailLines(speech: Speech, parcel: ParcelSummary, unitNow: string | null, isOpen = true): readonly TrailLine[] {
  // Two return orders both have a line 1: in one parcel the lines are counted through.
  const isJoined = parcel.also.length > 0
  const announced = parcel.lines.map((line, place): TrailLine => {
    const now = line.newest?.unitId === unitNow && unitNow !== null
    return {
      id: lineId(line),
      number: isJoined ? place + 1 : line.line,
      name: line.title,
      words: lineWords(speech, line, now, !isOpen),
      state: now ? 'now' : isLineDone(line) ? 'done' : 'later',
    }
  })
  const extras = parcel.extras.map((unit, place): TrailLine => ({
    id: unit.unitId,
    number: parcel.lines.length + place + 1,
    name: unit.title,
    words: unitWords(speech, unit),
    state: unit.unitId === unitNow ? 'now' : isSettled(unit) ? 'done' : 'later',
  }))
  return [...announced, ...extras]
}

/** Of a parcel that was left, what is missing is what counts. */
function lineWords(speech: Speech, line: LineView, isNow: boolean, isLeft: boolean): string {
  const { t, number } = speech
  if (isLeft && isLineOpen(line)) return t('parcel.missing', { count: line.quantityExpected - line.counted })
  if (line.surplus > 0) return t('parcel.lineOver', { count: number(line.surplus) })
  if (line.quantityExpected > 1 && !isNow) return t('parcel.lineCount', { done: number(line.settled), count: number(line.quantityExpected) })
  return line.newest === null ? t('parcel.lineOpen') : unitWords(speech, line.newest)
}

function unitWords({ t }: Speech, unit: UnitLine): string {
  if (isWhereItGoes(unit) && unit.grade !== null) return t('parcel.placed', { grade: unit.grade, tote: unit.toteName ?? '' })
  return t(`unitStates.${unit.state}`)
}

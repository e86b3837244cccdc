import type { LineView, ParcelSummary, UnitLine } from '@shared/contract/bench-view'
import type { ExpectedLineProps } from '../../components/expected-line'
import type { TrailLine } from '../../components/trail-lines'
import { shownCode } from '../../strings/code-words'
import type { Speech } from '../../strings/speech'

/*
 * A parcel as lines on screen: what was announced, and below it what came unannounced.
 * A line is done when every unit of it lies in a tote or waits on hold.
 */

type LineState = 'done' | 'next' | 'open'
export type ExpectedLine = ExpectedLineProps & { readonly id: string }

function isWhereItGoes(unit: UnitLine): boolean {
  return unit.state === 'placed' || unit.state === 'put-away'
}

function isSettled(unit: UnitLine): boolean {
  return isWhereItGoes(unit) || unit.state === 'held'
}

function isLineDone(line: LineView): boolean {
  return line.units.length >= line.quantityExpected && line.units.every(isSettled)
}

/** Where a unit is, or what is still to be done with it. */
function unitPlace({ t }: Speech, unit: UnitLine): { readonly place: string; readonly placeWords: string } {
  const grade = unit.grade === null ? '' : t('grade', { grade: unit.grade })
  if (isWhereItGoes(unit)) return { place: unit.toteName ?? '', placeWords: [t(unit.state === 'put-away' ? 'unitStates.put-away' : 'unitStates.placed'), grade].filter((part) => part !== '').join(', ') }
  return { place: t(`unitStates.${unit.state}`), placeWords: shownCode(unit.lpn) }
}

/** The lines of the match panel. The first line with a unit missing is the one awaited. */
export function expectedLines(speech: Speech, parcel: ParcelSummary): readonly ExpectedLine[] {
  const next = parcel.lines.find((line) => line.units.length < line.quantityExpected)
  return [...parcel.lines.map((line) => lineOf(speech, line, line === next ? 'next' : isLineDone(line) ? 'done' : 'open')), ...parcel.extras.map((unit) => extraOf(speech, unit))]
}

function lineOf(speech: Speech, line: LineView, state: LineState): ExpectedLine {
  const { t } = speech
  const details = [line.sku, line.claimedReason === null ? '' : t('parcel.buyerSays', { reason: line.claimedReason })].filter((part) => part !== '').join(' · ')
  const usual = line.usualWeightGrams === null ? null : { weight: speech.weight(line.usualWeightGrams), words: t('parcel.usualWeight') }
  return { id: `line-${line.line}`, state, picture: null, name: line.title, details, usual, ...placeOf(speech, line, state) }
}

function placeOf(speech: Speech, line: LineView, state: LineState): Pick<ExpectedLineProps, 'zone' | 'place' | 'placeWords'> {
  const { t } = speech
  const { units } = line
  const newest = units.at(-1)
  const counted = line.quantityExpected > 1 ? t('parcel.lineCount', { done: units.filter(isSettled).length, count: line.quantityExpected }) : ''
  if (state === 'next') return { place: t('parcel.lineNext'), placeWords: counted || t('parcel.lineNextWords') }
  if (newest === undefined) return { place: t('parcel.lineOpen'), placeWords: counted || t('parcel.lineOpenWords') }
  const { place, placeWords } = unitPlace(speech, newest)
  return { ...(newest.zone === null ? {} : { zone: newest.zone }), place, placeWords: counted || placeWords }
}

function extraOf(speech: Speech, unit: UnitLine): ExpectedLine {
  const { t } = speech
  return {
    id: unit.unitId,
    state: isSettled(unit) ? 'done' : 'open',
    picture: null,
    name: unit.title,
    details: [unit.sku, t('parcel.extra')].join(' · '),
    usual: null,
    ...(unit.zone === null ? {} : { zone: unit.zone }),
    ...unitPlace(speech, unit),
  }
}

/** The same lines at the foot of the trail, one row each. */
export function trailLines(speech: Speech, parcel: ParcelSummary, unitNow: string | null): readonly TrailLine[] {
  const { t } = speech
  const announced = parcel.lines.map((line): TrailLine => {
    const now = line.units.some((unit) => unit.unitId === unitNow)
    const newest = line.units.at(-1)
    return {
      id: `line-${line.line}`,
      number: line.line,
      name: line.title,
      words: line.quantityExpected > 1 && !now
        ? t('parcel.lineCount', { done: line.units.filter(isSettled).length, count: line.quantityExpected })
        : newest === undefined ? t('parcel.lineOpen') : unitWords(speech, newest),
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

function unitWords({ t }: Speech, unit: UnitLine): string {
  if (isWhereItGoes(unit) && unit.grade !== null) return t('parcel.placed', { grade: unit.grade, tote: unit.toteName ?? '' })
  return t(`unitStates.${unit.state}`)
}

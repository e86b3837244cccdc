import { nameWords, overrideCount } from '@shared/contract/summary-tables'
import type { ShiftSummary } from '@shared/contract/shift-summary'
import type { ShiftSummaryWords } from '@shared/contract/template-data'
import type { NumberPick } from '@shared/domain/summary-number'
import { zoneFor } from '@shared/domain/zone'
import type { ReactNode } from 'react'
import { HourBars, ZoneBars } from '../../components/bar-chart'
import { Sheet, SheetColumns, SheetFigures, SheetSection, SheetSign, type SheetFigure } from '../../components/sheet'
import { useSpeech, type Speech } from '../../strings/speech'
import { CountTables, Devices, Notes, People, Reasons, StillOpen } from './shift-tables'
import { SummaryNumberButton, useNumberOpener } from './summary-number'
import styles from './shift.module.css'

export interface ShiftSheetProps {
  readonly summary: ShiftSummary
  readonly words: ShiftSummaryWords
  readonly version: string
}

const HOUR_MS = 3_600_000
const SHIFT_ID_SHOWN = 8
const HASH_SHOWN = 12

/** The shift on two A4 pages. Every number opens what it means and what stands behind it. */
export function ShiftSheet({ summary, words, version }: ShiftSheetProps) {
  const speech = useSpeech()
  const { t } = speech
  const open = useNumberOpener()
  const frame = {
    place: summary.stationName,
    date: speech.date(summary.openedAt),
    footLeft: t('shift.footLeft', { version, time: `${speech.date(summary.frozenAt)} ${speech.time(summary.frozenAt)}` }),
    footRight: [t('shift.footRight', { shift: summary.shiftId.slice(0, SHIFT_ID_SHOWN) }), ...(summary.lastHash === '' ? [] : [t('shift.checkSum', { sum: hashWords(summary.lastHash) })])].join(' · '),
  }
  const from = speech.time(summary.openedAt)
  const heading = summary.closedAt === null ? t('shift.headingOpen', { from }) : t('shift.heading', { from, to: speech.time(summary.closedAt) })
  const tables = { summary, words }
  return (
    <div className={styles.sheets}>
      <Sheet {...frame} title={heading} subtitle={subtitleOf(speech, summary)}>
        <SheetFigures figures={figuresOf(speech, summary, words)} />
        <SheetColumns>
          <SheetSection title={t('shift.perHour')} aside={t('shift.perHourAside')}>
            <HourBars
              caption={t('shift.perHour')} hourHeading={t('shift.hour')} valueHeading={t('shift.units')} bars={hoursOf(speech, summary)}
              onOpen={(bar) => open({ pick: { number: 'hour', key: bar.id }, name: `${t('shift.perHour')}, ${bar.hour}`, value: bar.shown })}
            />
          </SheetSection>
          <SheetSection title={t('shift.went')} aside={t('shift.wentAside', { count: summary.unitsDecided })}>
            <ZoneBars caption={t('shift.went')} zoneHeading={t('shift.zone')} valueHeading={t('shift.units')} shareHeading={t('shift.share')} bars={zonesOf(speech, summary)} />
          </SheetSection>
        </SheetColumns>
        <People {...tables} />
        <StillOpen {...tables} />
        <Devices {...tables} />
        <Notes {...tables} />
        <SheetSign lead={t('shift.signLead')} takenOver={t('shift.signNext')} date={t('shift.signDate')} />
      </Sheet>
      <Sheet {...frame} title={t('shift.details')} subtitle={heading}>
        <CountTables {...tables} />
        <Reasons {...tables} />
      </Sheet>
    </div>
  )
}

/** "5d21 08fe a9c4": enough to compare by eye. */
function hashWords(hash: string): string {
  return hash.slice(0, HASH_SHOWN).replace(/(.{4})(?=.)/g, '$1 ')
}

function subtitleOf({ t, number }: Speech, summary: ShiftSummary): string {
  return t('shift.subtitle', {
    operators: t('shift.operators', { count: summary.operators.length }),
    first: number(summary.firstSeq),
    last: number(summary.lastSeq),
    chain: t(summary.chainWhole ? 'shift.chainWhole' : 'shift.chainBroken'),
  })
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function figuresOf(speech: Speech, summary: ShiftSummary, words: ShiftSummaryWords): readonly SheetFigure[] {
  const { t, number, percent, minutesSeconds } = speech
  const resalable = shareOf(summary.unitsResalable, summary.unitsDecided)
  const { medianMs, p90Ms, adjusted } = summary.unitTime
  const figure = (id: string, pick: NumberPick, value: string, name: string, against: ReactNode): SheetFigure => ({ id, value: <SummaryNumberButton pick={pick} name={name} value={value} />, name, against })
  const adjustedWords = adjusted.medianMs === null
    ? t('shift.adjustedNone', { why: adjusted.gap === null ? '' : speech.words(nameWords(words, `gap.${adjusted.gap}`)) })
    : t('shift.adjusted', { time: minutesSeconds(adjusted.medianMs) })
  const timeBelow = [...(p90Ms === null ? [] : [t('shift.unitTimeAgainst', { time: minutesSeconds(p90Ms) })]), adjustedWords].join(', ')
  return [
    figure('decided', { number: 'decided', key: null }, number(summary.unitsDecided), t('shift.decided', { count: summary.unitsDecided }), t('shift.decidedAgainst', { count: number(summary.unitsPlaced) })),
    figure('time', { number: 'unit-time', key: null }, medianMs === null ? '–' : minutesSeconds(medianMs), t('shift.unitTime'), timeBelow),
    figure('resalable', { number: 'resalable', key: null }, resalable === null ? '–' : percent(resalable), t('shift.resalable'), t('shift.resalableAgainst', { count: number(summary.unitsResalable), total: number(summary.unitsDecided) })),
    figure('parcels', { number: 'parcels', key: null }, number(summary.parcelsReceived), t('shift.parcels'), t('shift.parcelsAgainst', { count: number(summary.parcelsBlind) })),
    figure('changed', { number: 'override', key: null }, number(overrideCount(summary)), t('shift.changed'), t('shift.changedAgainst', { count: number(summary.unitsDecided) })),
  ]
}

function hoursOf({ t, hour, number }: Speech, summary: ShiftSummary) {
  return summary.unitsByHour.map(({ hourStart, count }) => ({
    id: String(hourStart),
    hour: hour(hourStart),
    value: count,
    shown: number(count),
    // Only an open shift has an hour that is not over.
    soFar: summary.closedAt === null && summary.frozenAt - hourStart < HOUR_MS ? t('shift.soFar') : undefined,
  }))
}

function zonesOf({ t, number, percent }: Speech, summary: ShiftSummary) {
  return summary.unitsByDisposition.map(({ disposition, count: value }) => {
    const share = shareOf(value, summary.unitsDecided)
    const name = t(`dispositionTitles.${disposition}`)
    return { zone: zoneFor(disposition).letter, name, value, shown: <SummaryNumberButton pick={{ number: 'disposition', key: disposition }} name={name} value={number(value)} />, share: share === null ? '–' : percent(share) }
  })
}

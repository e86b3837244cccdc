import type { ShiftSummary } from '@shared/contract/shift-summary'
import { DISPOSITIONS, zoneFor } from '@shared/domain/zone'
import { HourBars, ZoneBars } from '../../components/bar-chart'
import { Sheet, SheetColumns, SheetFigures, SheetSection, SheetSign, SheetTable, type SheetFigure } from '../../components/sheet'
import { shownCode } from '../../strings/code-words'
import { useSpeech, type Speech } from '../../strings/speech'
import styles from './shift.module.css'

export interface ShiftSheetProps {
  readonly summary: ShiftSummary
  readonly version: string
}

const HOUR_MS = 3_600_000
/** What fits the page; the file has all. */
const OPEN_SHOWN = 6
const SHIFT_ID_SHOWN = 8

/** The shift on A4, and on a second page what each number means. */
export function ShiftSheet({ summary, version }: ShiftSheetProps) {
  const speech = useSpeech()
  const { t } = speech
  const frame = {
    place: summary.stationName,
    date: speech.date(summary.openedAt),
    footLeft: t('shift.footLeft', { version, time: `${speech.date(summary.frozenAt)} ${speech.time(summary.frozenAt)}` }),
    footRight: t('shift.footRight', { shift: summary.shiftId.slice(0, SHIFT_ID_SHOWN) }),
  }
  const from = speech.time(summary.openedAt)
  const heading = summary.closedAt === null ? t('shift.headingOpen', { from }) : t('shift.heading', { from, to: speech.time(summary.closedAt) })
  return (
    <div className={styles.sheets}>
      <Sheet {...frame} title={heading} subtitle={subtitleOf(speech, summary)}>
        <SheetFigures figures={figuresOf(speech, summary)} />
        <SheetColumns>
          <SheetSection title={t('shift.perHour')} aside={t('shift.perHourAside')}>
            <HourBars caption={t('shift.perHour')} hourHeading={t('shift.hour')} valueHeading={t('shift.units')} bars={hoursOf(speech, summary)} />
          </SheetSection>
          <SheetSection title={t('shift.went')} aside={t('shift.wentAside', { count: summary.unitsDecided })}>
            <ZoneBars caption={t('shift.went')} zoneHeading={t('shift.zone')} valueHeading={t('shift.units')} shareHeading={t('shift.share')} bars={zonesOf(speech, summary)} />
          </SheetSection>
        </SheetColumns>
        <People summary={summary} />
        <SheetColumns>
          <Steps summary={summary} />
          <Grades summary={summary} />
        </SheetColumns>
        <StillOpen summary={summary} />
        <SheetSign lead={t('shift.signLead')} takenOver={t('shift.signNext')} date={t('shift.signDate')} />
      </Sheet>
      <Sheet {...frame} title={t('shift.definitions')} subtitle={heading}>
        <ul className={styles.definitions}>
          {[t('shift.definitionDecided'), t('shift.definitionResalable'), t('shift.definitionTime'), t('shift.definitionParcels'), t('shift.definitionPrints'), t('shift.definitionOpen')].map((definition) => (
            <li key={definition}>{definition}</li>
          ))}
        </ul>
      </Sheet>
    </div>
  )
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

function figuresOf({ t, number, percent, minutesSeconds }: Speech, summary: ShiftSummary): readonly SheetFigure[] {
  const resalable = shareOf(summary.unitsResalable, summary.unitsDecided)
  const { medianMs, p90Ms } = summary.unitTime
  return [
    { id: 'decided', value: number(summary.unitsDecided), name: t('shift.decided'), against: t('shift.decidedAgainst', { count: number(summary.unitsPlaced) }) },
    { id: 'resalable', value: resalable === null ? '–' : percent(resalable), name: t('shift.resalable'), against: t('shift.resalableAgainst', { count: number(summary.unitsResalable), total: number(summary.unitsDecided) }) },
    { id: 'time', value: medianMs === null ? '–' : minutesSeconds(medianMs), name: t('shift.unitTime'), against: p90Ms === null ? '' : t('shift.unitTimeAgainst', { time: minutesSeconds(p90Ms) }) },
    { id: 'parcels', value: number(summary.parcelsReceived), name: t('shift.parcels'), against: t('shift.parcelsAgainst', { count: number(summary.parcelsBlind) }) },
    { id: 'prints', value: number(summary.prints.printed), name: t('shift.prints'), against: t('shift.printsAgainst', { failed: number(summary.prints.failed), again: number(summary.prints.reprints) }) },
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
  return DISPOSITIONS.map((disposition) => {
    const value = summary.unitsByDisposition.find((entry) => entry.disposition === disposition)?.count ?? 0
    const share = shareOf(value, summary.unitsDecided)
    return { zone: zoneFor(disposition).letter, name: t(`dispositionTitles.${disposition}`), value, shown: number(value), share: share === null ? '–' : percent(share) }
  })
}

function People({ summary }: Pick<ShiftSheetProps, 'summary'>) {
  const { t, number, minutesSeconds } = useSpeech()
  return (
    <SheetSection title={t('shift.people')} aside={t('shift.peopleAside')}>
      <SheetTable
        label={t('shift.people')}
        columns={[
          { id: 'name', heading: t('shift.operator') },
          { id: 'decided', heading: t('shift.unitsDecided'), numeric: true },
          { id: 'placed', heading: t('shift.unitsPlaced'), numeric: true },
          { id: 'time', heading: t('shift.medianTime'), numeric: true },
        ]}
        rows={summary.operators.map((operator) => ({
          id: operator.operatorId,
          cells: [operator.name, number(operator.unitsDecided), number(operator.unitsPlaced), operator.medianUnitMs === null ? '–' : minutesSeconds(operator.medianUnitMs)],
        }))}
      />
    </SheetSection>
  )
}

function Steps({ summary }: Pick<ShiftSheetProps, 'summary'>) {
  const { t, number } = useSpeech()
  return (
    <SheetSection title={t('shift.steps')} aside={t('shift.units')}>
      <SheetTable
        label={t('shift.steps')}
        headings="spoken"
        columns={[{ id: 'step', heading: t('shift.step') }, { id: 'count', heading: t('shift.count'), numeric: true }]}
        rows={summary.unitsByStep.map(({ step, count }) => ({ id: step, cells: [t(`shift.stepNames.${step}`), number(count)] }))}
      />
    </SheetSection>
  )
}

function Grades({ summary }: Pick<ShiftSheetProps, 'summary'>) {
  const { t, number } = useSpeech()
  const grades = summary.unitsByGrade.map(({ grade, count }) => ({ id: grade, cells: [t('shift.gradeName', { grade }), number(count)] }))
  const rest = [
    { id: 'skipped', cells: [t('shift.skipped'), number(summary.weighingsSkipped)] },
    { id: 'undone', cells: [t('shift.undone'), number(summary.stepsUndone)] },
  ]
  return (
    <SheetSection title={t('shift.grades')} aside={t('shift.units')}>
      <SheetTable
        label={t('shift.grades')}
        headings="spoken"
        columns={[{ id: 'grade', heading: t('shift.grades') }, { id: 'count', heading: t('shift.count'), numeric: true }]}
        rows={[...grades, ...rest]}
      />
    </SheetSection>
  )
}

function StillOpen({ summary }: Pick<ShiftSheetProps, 'summary'>) {
  const speech = useSpeech()
  const { t } = speech
  const count = summary.stillOpen.length
  if (count === 0) return <SheetSection title={t('shift.stillOpen')}><p>{t('shift.nothingOpen')}</p></SheetSection>
  const aside = count > OPEN_SHOWN ? t('shift.oldest', { shown: OPEN_SHOWN, count: speech.number(count) }) : t('shift.stillOpenAside', { count })
  return (
    <SheetSection title={t('shift.stillOpen')} aside={aside}>
      <SheetTable
        label={t('shift.stillOpen')}
        columns={[
          { id: 'lpn', heading: t('shift.lpn') },
          { id: 'title', heading: t('shift.what') },
          { id: 'state', heading: t('shift.why') },
          { id: 'waits', heading: t('shift.waits'), numeric: true },
        ]}
        rows={summary.stillOpen.slice(0, OPEN_SHOWN).map((unit) => ({
          id: unit.lpn,
          cells: [shownCode(unit.lpn), unit.title, t(`unitStates.${unit.state}`), speech.elapsed(summary.frozenAt - unit.since)],
        }))}
      />
    </SheetSection>
  )
}

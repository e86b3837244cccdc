type CsvRow = Readonly<Record<string, string>>

/*
 * Counts the numbers of a shift summary again from the rows of its file alone, as somebody with a spreadsheet would:
 * by its columns, without the code that made it.
 */

const HOUR_MS = 3_600_000
const STEP_COLUMNS: Readonly<Record<string, string>> = {
  identified: 'identifiedAt', weighed: 'weighedAt', inspected: 'inspectedAt', decided: 'decidedAt', labelled: 'labelledAt',
  'scanned-back': 'scannedBackAt', placed: 'placedAt', 'put-away': 'putAwayAt', held: 'heldAt',
}

function nearest(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b)
  return String(sorted[Math.ceil(share * sorted.length) - 1] ?? '')
}

const group = (code: string | undefined): string => (code ? (code.split('/')[0] ?? '') : 'none')

export function recountCsv(rows: readonly CsvRow[]): { readonly sections: readonly string[]; count(section: string, key: string): string } {
  const of = (section: string) => rows.filter((row) => row.section === section)
  const units = of('unit')
  const sum = (list: readonly CsvRow[], column: string) => list.reduce((total, row) => total + Number(row[column]), 0)
  const with_ = (column: string) => units.filter((row) => row[column] !== '')
  const decided = with_('decidedAt')
  const placed = with_('placedAt')
  const times = (list: readonly CsvRow[]) => list.map((row) => Number(row.unitSeconds))
  const reprints = units.flatMap((row) => (row.reprintReasons ?? '').split(' ').filter(Boolean))

  /** Σ share · median over kinds with five units or more; blank where those make up less than three fifths of the usual mix. */
  function adjusted(list: readonly CsvRow[]): string {
    const mix = of('usualMixUnits').map(({ key = '', value }) => ({ kind: key, units: Number(value) }))
    const total = mix.reduce((all, { units: n }) => all + n, 0)
    const seen = mix.filter(({ kind }) => list.filter((row) => row.category === kind).length >= 5)
    const weight = seen.reduce((all, { units: n }) => all + n, 0)
    if (total < 50 || weight / total < 0.6) return ''
    return String(Math.round(seen.reduce((all, { kind, units: n }) => all + n * 1000 * Number(nearest(times(list.filter((row) => row.category === kind)), 0.5)), 0) / weight) / 1000)
  }

  const counters: Readonly<Record<string, (key: string) => number | string>> = {
    total: (key) => ({
      unitsDecided: decided.length,
      unitsPlaced: placed.length,
      unitsResalable: decided.filter((row) => ['restock', 'repack', 'resell-new', 'discount'].includes(row.disposition ?? '')).length,
      unitTimeMedianSeconds: nearest(times(placed), 0.5),
      unitTimeP90Seconds: nearest(times(placed), 0.9),
      unitTimeAdjustedSeconds: adjusted(placed),
      parcelsReceived: of('parcel').filter((row) => row.at !== '').length,
      parcelsBlind: of('parcel').filter((row) => row.at !== '' && row.fit === 'blind').length,
      weighingsSkipped: units.filter((row) => row.weighingSkipped === '1').length,
      stepsUndone: of('undone').length,
    })[key] ?? rows.find((row) => row.section === 'total' && row.key === key)?.value ?? '',
    step: (key) => with_(STEP_COLUMNS[key] ?? '').length,
    grade: (key) => with_('inspectedAt').filter((row) => row.grade === key).length,
    group: (key) => decided.filter((row) => row.group === key).length,
    disposition: (key) => decided.filter((row) => row.disposition === key).length,
    hour: (key) => decided.filter((row) => new Date(Math.floor(Date.parse(row.decidedAt ?? '') / HOUR_MS) * HOUR_MS).toISOString() === key).length,
    reason: (key) => decided.filter((row) => `${group(row.claimedReason)}>${group(row.foundReason)}` === key).length,
    operatorDecided: (key) => decided.filter((row) => row.decidedBy === key).length,
    operatorPlaced: (key) => placed.filter((row) => row.placedBy === key).length,
    operatorMedianSeconds: (key) => nearest(times(placed.filter((row) => row.placedBy === key)), 0.5),
    operatorAdjustedSeconds: (key) => adjusted(placed.filter((row) => row.placedBy === key)),
    operatorOverrides: (key) => decided.filter((row) => row.decidedBy === key && (row.gradeReason !== '' || row.dispositionReason !== '')).length,
    operatorBenchSeconds: (key) => sum(of('stay').filter((row) => row.key === key), 'value'),
    labels: (key) => ({ printed: sum(units, 'labelsPrinted'), confirmed: sum(units, 'labelsConfirmed'), failed: sum(units, 'labelsFailed'), reprints: reprints.length })[key] ?? '',
    reprintReason: (key) => reprints.filter((reason) => reason === key).length,
    gradeOverride: (key) => units.filter((row) => row.gradeReason === key).length,
    routeOverride: (key) => units.filter((row) => row.dispositionReason === key).length,
    hold: (key) => units.filter((row) => row.holdReason === key).length,
    weight: (key) => units.filter((row) => row.weightVerdict === key).length,
    difference: (key) => (key === 'missing' ? sum(of('parcel'), 'value') : with_('identifiedAt').filter((row) => row.fit === key).length),
    deviceFaults: (key) => of('fault').filter((row) => row.key === key).length,
    deviceOutSeconds: (key) => sum(of('fault').filter((row) => row.key === key), 'value'),
    openSince: (key) => units.filter((row) => row.open === '1' && row.key === key).map((row) => row.since ?? '').join(),
  }
  return { sections: Object.keys(counters), count: (section, key) => String(counters[section]?.(key)) }
}

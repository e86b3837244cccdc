import type { BenchAnswer, LabelPreview } from '@shared/contract/bench-view'
import type { RelabelUnitView, RelabelView } from '@shared/contract/relabel-view'
import type { BenchState } from '@shared/domain/bench-state'
import type { BenchCommand } from '@shared/domain/command-barcode'
import { decline, type Minting } from '@shared/domain/commands/plan'
import { UNITS_PER_TOTE_AT_MOST } from '@shared/domain/commands/put-away'
import { chooseUnit, decideRelabelCommand, decideRelabelScan, lacksLabels, type RelabelDecision, type RelabelScanFacts } from '@shared/domain/decide-relabel'
import { asId, type Lpn } from '@shared/domain/ids'
import { isKnownEntry, parseSubject } from '@shared/domain/journal-entry'
import { labelProgress, PLATE_TEMPLATE, toteProgress, unitsLeft, type RelabelChoice, type RelabelState, type RelabelTote, type RelabelUnit } from '@shared/domain/relabel-state'
import { readScan } from '@shared/domain/scan-reading'
import { openRelabelJob, whereIs, type RelabelJob, type UnitView } from '@shared/domain/unit'
import type { Words } from '@shared/domain/words'
import type { Clock, LabelTemplates } from '../ports'
import type { Store } from '../store/store'
import type { Bench } from './bench'
import { coveredBy } from './bench-facts'
import { undoReach } from './bench-view'

/** Units with one serial number that are offered at most. */
const SAME_SERIAL_LIMIT = 9
/** Newest entries of this station that are looked through for the tote that was worked on before a restart. */
const ENTRIES_LOOKED_THROUGH = 200

export interface RelabelParts {
  readonly store: Store
  readonly bench: Bench
  readonly clock: Clock
  readonly newId: () => string
  readonly labels: LabelTemplates
  readonly needsOf: (unit: UnitView) => RelabelUnit
  /** The label of a job as shapes for the window; null for one that cannot be laid out. */
  readonly preview: (job: Pick<RelabelJob, 'templateId' | 'data' | 'printJobId'>) => LabelPreview | null
}

/** The relabel screen. Kept here is only what was scanned last: the tote, an open choice, a unit that was refused. */
export interface Relabel {
  view(): RelabelView
  scan(text: string): BenchAnswer
  command(command: BenchCommand): BenchAnswer
  /** A unit of the list by its plate. */
  choose(lpn: string): BenchAnswer
  /** Shows no tote any more. */
  clear(): RelabelView
}

export function createRelabel(parts: RelabelParts): Relabel {
  const { store, bench, clock, needsOf } = parts
  /** Undefined until it was looked for once after the start. */
  let shown: Lpn | null | undefined
  let choice: RelabelChoice | null = null
  let refused: UnitView['unitId'] | null = null
  const minting: Minting = { nextId: parts.newId, nextPlate: (type) => store.journal.takePlate(type) }

  function toteOf(lpn: Lpn): RelabelTote | null {
    const tote = store.bench.toteByLpn(lpn)
    return tote && { tote, units: store.bench.unitsInTote(tote, UNITS_PER_TOTE_AT_MOST).map(needsOf) }
  }

  function toteOfUnit(unit: UnitView | null): Lpn | null {
    return (unit?.toteId && store.bench.totes().find(({ toteId }) => toteId === unit.toteId)?.lpn) ?? null
  }

  function current(): RelabelUnit | null {
    const unit = store.bench.unitBeingRelabelled()
    return unit && needsOf(unit)
  }

  /** The tote on screen; after a restart that of the unit a label was asked for last, as long as the shift is open. */
  function shownTote(unit: UnitView | null): RelabelTote | null {
    shown ??= toteOfUnit(unit)
    if (shown === undefined || shown === null) shown = shown === null && hasLooked ? null : toteOfUnit(lastRelabelled())
    hasLooked = true
    return shown === null ? null : toteOf(shown)
  }
  let hasLooked = false

  function lastRelabelled(): UnitView | null {
    const openedAt = store.bench.openShift()?.openedAt
    if (openedAt === undefined) return null
    const entry = store.journal.newestOwn(openedAt, ENTRIES_LOOKED_THROUGH).filter(isKnownEntry).find((known) => known.kind === 'labelRequested' && known.payload.relabel)
    const subject = entry && parseSubject(entry.subject)
    return subject?.type === 'unit' ? store.bench.unit(asId<UnitView['unitId']>(subject.id)) : null
  }

  function gather(state: BenchState): RelabelState {
    const unit = current()
    return { bench: state, current: unit, tote: shownTote(unit?.unit ?? null), choice, own: store.journal.origin.incarnation }
  }

  function lookUp(text: string): RelabelScanFacts {
    const reading = readScan(bench.identify(text))
    const { plate } = reading
    const unit = plate?.type === 'unit' ? store.bench.unitByLpn(plate.lpn) : null
    const bySerial = plate ? [] : store.bench.unitsBySerial(reading.serial ?? reading.text, SAME_SERIAL_LIMIT)
    return {
      text: reading.text, plate: plate?.type ?? null, gtins: reading.gtins,
      unit: unit && needsOf(unit),
      covered: plate?.type === 'unit' && !unit ? coveredBy(store, plate.lpn) : null,
      tote: plate?.type === 'tote' ? toteOf(plate.lpn) : null,
      bySerial: bySerial.map(needsOf),
    }
  }

  /** Carries a decision out, and keeps what it leaves open. */
  function decide(text: string, judge: (state: RelabelState, refusedUnit: RelabelUnit | null) => RelabelDecision): BenchAnswer {
    let after: RelabelDecision | null = null
    const answer = bench.decide((state) => {
      const refusedUnit = refused === null ? null : store.bench.unit(refused)
      after = judge(gather(state), refusedUnit && needsOf(refusedUnit))
      return after.decision
    }, text)
    const decided = after as RelabelDecision | null
    choice = decided?.choice ?? null
    refused = decided?.refused?.unit.unitId ?? null
    if (answer.kind === 'relabel-tote') shown = asId<Lpn>(String(answer.facts.lpn))
    if (answer.kind === 'relabel-begun') shown = toteOfUnit(store.bench.unitBeingRelabelled()) ?? shown
    return answer
  }

  function view(): RelabelView {
    const unit = current()
    const tote = shownTote(unit?.unit ?? null)
    return {
      tote: tote && {
        toteId: tote.tote.toteId, lpn: tote.tote.lpn, name: tote.tote.name, zone: tote.tote.zone, ...toteProgress(tote),
        left: unitsLeft(tote).map(({ unit: left }) => viewUnit(left)),
      },
      current: unit && viewCurrent(unit),
      choice: viewChoice(choice),
      refused,
      undo: bench.undoStep(),
    }
  }

  function nameOf(templateId: string): Words {
    return parts.labels.inForce(templateId).name
  }

  function viewCurrent(unit: RelabelUnit): RelabelView['current'] {
    const job = openRelabelJob(unit.unit)
    if (!job) return null
    const isReplacing = job.templateId === PLATE_TEMPLATE
    const labels = isReplacing
      ? [{ templateId: job.templateId, covers: 'plate' as const, state: 'now' as const, byEye: false }]
      : labelProgress(unit).map(({ label, isDone }) => ({
          templateId: label.templateId, covers: label.covers, state: isDone ? ('done' as const) : label.templateId === job.templateId ? ('now' as const) : ('later' as const),
          byEye: !label.carriesPlate && label.codes.length === 0,
        }))
    return {
      unit: viewUnit(unit.unit),
      labels: labels.map((label) => ({ ...label, name: nameOf(label.templateId) })),
      rule: isReplacing ? null : (unit.rule?.words ?? null),
      newLpn: job.order.newPlate ? job.lpn : null,
      job: { state: job.state, requestedAt: job.requestedAt, sentAt: job.sentAt, cause: job.cause },
      preview: parts.preview(job),
    }
  }

  return {
    view,
    scan: (text) => {
      const facts = lookUp(text)
      return decide(facts.text, (state) => decideRelabelScan(state, facts, { minting, now: clock.now(), undoable: () => undoReach(store, state.bench) }))
    },
    command: (command) => decide(command, (state, refusedUnit) => decideRelabelCommand(state, command, refusedUnit, { minting, now: clock.now(), undoable: () => undoReach(store, state.bench) })),
    choose(lpn) {
      const unit = store.bench.unitByLpn(asId<Lpn>(lpn))
      return decide(lpn, (state) => (unit ? chooseUnit(state, needsOf(unit)) : { decision: decline('plate-unknown', { text: lpn }), choice: null, refused: null }))
    },
    clear() {
      shown = null
      choice = null
      refused = null
      return view()
    },
  }
}

function viewUnit(unit: UnitView): RelabelUnitView {
  const { unitId, lpn, title, sku, grade, disposition, zone } = unit
  return { unitId, lpn, title, sku, grade, disposition, zone }
}

function viewChoice(choice: RelabelChoice | null): RelabelView['choice'] {
  if (choice === null) return null
  if (choice.kind === 'which-unit') return { kind: 'which-unit', units: choice.units.map(({ unit }) => viewUnit(unit)) }
  return { kind: 'what-for', unit: viewUnit(choice.unit.unit), lacksLabels: lacksLabels(choice.unit), where: whereIs(choice.unit.unit) }
}

import type { BenchCommand } from '@shared/domain/command-barcode'
import type { Decision } from '@shared/domain/commands/plan'
import { chooseUnit, decideRelabelCommand, decideRelabelScan, type RelabelDecision } from '@shared/domain/decide-relabel'
import { identifyScan } from '@shared/domain/barcode'
import { asId, type ToteId } from '@shared/domain/ids'
import { draft, subjectOf, type DraftEntry } from '@shared/domain/journal-entry'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { foldUnit } from '@shared/domain/projections/unit-status'
import type { NeededLabel, RelabelChoice, RelabelState, RelabelTote, RelabelUnit } from '@shared/domain/relabel-state'
import { readScan } from '@shared/domain/scan-reading'
import { openRelabelJob, type UnitView } from '@shared/domain/unit'
import { anOperator, createMinting } from './builders'
import { createMemoryBench } from './memory-bench'
import { shippedScanContext } from './shipped-templates'

/** A label that needs nothing but its plate. */
export function aNeededLabel(changes: Partial<NeededLabel> = {}): NeededLabel {
  return { templateId: 'quarantine', covers: 'plate', carriesPlate: true, data: { title: 'T' }, codes: [], missing: [], ...changes }
}

/** The plate that the bench gave the n-th unit. */
export const benchPlate = (n: number) => makeNumberedLpn('unit', '000000', n)

/** The code on the goods of every unit. */
export const GOODS_CODE = '9520000047184'

export interface MemoryRelabelOptions {
  readonly units?: number
  readonly labels?: readonly NeededLabel[]
}

/** The relabel screen over lists: the domain as the station uses it, with a printer that prints when it is told to. */
export function createMemoryRelabel({ units = 3, labels = [aNeededLabel()] }: MemoryRelabelOptions = {}) {
  const bench = createMemoryBench()
  const { journal } = bench
  bench.signInByPin(anOperator())
  const minting = createMinting('ABCEFH')
  const tote = bench.state().totes[0]
  if (!tote) throw new Error('the bench has no tote')
  let shown = false
  let choice: RelabelChoice | null = null
  let refused: UnitView['unitId'] | null = null

  const append = (...drafts: readonly DraftEntry[]) => void journal.append(drafts, null)
  for (let n = 0; n < units; n++) {
    const subject = subjectOf('unit', `u${n}`)
    append(
      draft('unitIdentified', subject, {
        unitId: asId(`u${n}`), lpn: benchPlate(n), parcelId: asId('p1'), returnOrderId: asId('r1'), shiftId: asId('s1'), line: 1, itemId: null, sku: 'HP-250', title: `Headphones ${n}`, checklistId: 'c', checklistVersion: 1,
        usualWeightGrams: null, scanned: GOODS_CODE, serial: `SN-${n}`,
      }),
      draft('weighingSkipped', subject, { reason: 'asked-by-operator' }),
      draft('unitGraded', subject, { grade: 'A', score: 100, findings: [], rulesVersion: 1 }),
      draft('dispositionDecided', subject, { disposition: 'restock', zone: tote.zone, ruleId: 12, rulesVersion: 1 }),
      draft('labelRequested', subject, { printJobId: asId(`first-${n}`), lpn: benchPlate(n), reprint: null }),
      draft('labelSent', subject, { printJobId: asId(`first-${n}`), confirmed: true, evidence: '' }),
      draft('labelScannedBack', subject, { lpn: benchPlate(n), tookMs: 1 }),
      draft('unitPutInTote', subject, { toteId: asId<ToteId>(tote.toteId), toteName: tote.name, zone: tote.zone }),
    )
  }

  const unit = (n: number): UnitView => {
    const found = foldUnit(journal.entriesOf([subjectOf('unit', `u${n}`)]))
    if (!found) throw new Error(`unit ${n} is gone`)
    return found
  }
  const all = () => Array.from({ length: units }, (_, n) => unit(n))
  const needsOf = (view: UnitView): RelabelUnit => ({ unit: view, rule: null, labels, plateData: {}, itemCodes: [GOODS_CODE] })
  const inTote = (): RelabelTote => ({ tote, units: all().filter(({ state, toteId }) => state === 'placed' && toteId === tote.toteId).map(needsOf) })

  function state(): RelabelState {
    const current = all().find((view) => openRelabelJob(view) !== null)
    return { bench: bench.state(), current: current ? needsOf(current) : null, tote: shown ? inTote() : null, choice, own: 'origin-a' }
  }

  function carryOut({ decision, ...after }: RelabelDecision): Decision {
    choice = after.choice
    refused = after.refused?.unit.unitId ?? null
    if (!decision.ok) return decision
    journal.append(decision.value.entries, asId('op-1'))
    if (decision.value.outcome === 'relabel-tote') shown = true
    return decision
  }

  const tools = () => ({ minting, now: journal.clock.now(), undoable: () => ({ own: journal.entries.filter(({ actor }) => actor === 'op-1'), entriesOf: journal.entriesOf }) })

  return {
    journal,
    bench,
    tote,
    unit,
    state,
    append,
    scan(text: string): Decision {
      const reading = readScan(identifyScan(text, shippedScanContext()))
      const found = all().find((view) => view.lpn === reading.text)
      const cover = found ? undefined : all().find((view) => view.coveredCodes.some((code) => code === reading.text))
      return carryOut(decideRelabelScan(state(), {
        text: reading.text, plate: reading.plate?.type ?? null, gtins: reading.gtins,
        unit: found ? needsOf(found) : null,
        covered: cover && reading.plate ? { oldCode: reading.plate.lpn, newLpn: cover.lpn, title: cover.title } : null,
        tote: reading.text === tote.lpn ? inTote() : null,
        bySerial: all().filter(({ serial }) => serial === reading.text).map(needsOf),
      }, tools()))
    },
    command: (command: BenchCommand) => carryOut(decideRelabelCommand(state(), command, refused === null ? null : needsOf(all().find(({ unitId }) => unitId === refused) ?? unit(0)), tools())),
    choose: (n: number) => carryOut(chooseUnit(state(), needsOf(unit(n)))),
    /** The label that is on its way comes out of the printer; gives its plate. */
    print(): string {
      const current = state().current?.unit
      const job = current && openRelabelJob(current)
      if (!current || !job) throw new Error('no label is on its way')
      append(draft('labelSent', subjectOf('unit', current.unitId), { printJobId: job.printJobId, confirmed: true, evidence: '' }))
      return job.lpn
    },
    printFails(): void {
      const current = state().current?.unit
      const job = current && openRelabelJob(current)
      if (!current || !job) throw new Error('no label is on its way')
      append(draft('labelFailed', subjectOf('unit', current.unitId), { printJobId: job.printJobId, cause: 'paper-out', detail: '', sentBytes: 0 }))
    },
  }
}

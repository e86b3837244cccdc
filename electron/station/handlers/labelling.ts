import { asId, type PrintJobId, type UnitId } from '@shared/domain/ids'
import { draft, isKnownEntry, parseSubject, subjectOf, type DraftEntry, type ReprintReason, type StoredEntry } from '@shared/domain/journal-entry'
import { ok, refuse } from '@shared/domain/result'
import { askForHoldLabel } from '@shared/domain/commands/hold-unit'
import { heldAt, needsHoldLabel, type UnitView } from '@shared/domain/unit'
import type { LabelPrinter } from '../devices/device'
import type { Log } from '../ports'
import { startPrintQueue, type LabelTrouble } from '../printing/print-queue'
import type { Store } from '../store/store'
import { storeFailure } from './store-failure'
import { startSteadyAppend } from './steady-append'

export interface LabellingParts {
  readonly store: Store
  readonly log: Log
  readonly newId: () => string
  readonly printer: () => Pick<LabelPrinter, 'print'> | null
  readonly render: (unit: UnitView) => string
  /** The label that a held unit is found again by. */
  readonly renderHold: (unit: UnitView) => string
  /** Told after every print result: the window shows it. */
  readonly onChanged: () => void
}

/** Follows the journal: every requested label goes to the print queue, every result back into the journal. */
export interface Labelling {
  onAppended(entries: readonly StoredEntry[]): void
  /** Prints again, by itself, labels of which nothing had left the station: they cannot come twice. */
  onPrinterReady(): void
  close(): Promise<void>
}

const NO_PRINTER: LabelTrouble = { cause: 'printer-missing', detail: 'no label printer is set up', sentBytes: 0 }
/** Newest held units whose labels are printed when a printer comes back. */
const HOLD_LABELS_AT_ONCE = 20
/** A job that was on its way when the station stopped: nobody can know whether it printed, so a person decides. */
const INTERRUPTED: LabelTrouble = { cause: 'interrupted', detail: 'the station stopped while the label was on its way', sentBytes: -1 }

export function openLabelling(parts: LabellingParts): Labelling {
  const { store } = parts
  const unitIdByJob = new Map<PrintJobId, UnitId>()
  const facts = startSteadyAppend({ journal: store.journal, log: parts.log, onAppended: onResult })

  /** A label of a route that was taken back came out after the right one: the right one must be the newest on the bench. */
  function onResult(): void {
    parts.onChanged()
    askAgain(() => {
      const unit = store.bench.unitInHand()
      const isOut = unit?.label?.state === 'sent' || unit?.label?.state === 'confirmed'
      if (unit && isOut && unit.otherLabelsOut > 0 && (unit.state === 'labelling' || unit.state === 'labelled')) request(unit, 'route-changed')
    })
  }

  /** A label that cannot be asked for now stays as it is on screen, and REPRINT asks for it. */
  function askAgain(ask: () => void): void {
    try {
      ask()
    } catch (fault) {
      if (!storeFailure(fault)) throw fault
      parts.log.error('a label was not asked for again', { cause: String(fault) })
    }
  }

  function record(printJobId: PrintJobId, entry: (subject: ReturnType<typeof subjectOf>) => DraftEntry): void {
    const unitId = unitIdByJob.get(printJobId)
    unitIdByJob.delete(printJobId)
    if (unitId) facts.append(entry(subjectOf('unit', unitId)))
  }

  const queue = startPrintQueue({
    log: parts.log,
    async print(job) {
      const printer = parts.printer()
      if (!printer) return refuse(NO_PRINTER)
      const printed = await printer.print({ jobId: job.jobId, bytes: Buffer.from(job.zpl) })
      if (printed.ok) return ok(printed.value)
      const { kind, trouble, detail, sentBytes } = printed.failure
      return refuse({ cause: trouble ?? kind, detail, sentBytes })
    },
    onPrinted: (printJobId, { confirmed, evidence }) => record(printJobId, (subject) => draft('labelSent', subject, { printJobId, confirmed, evidence })),
    onTrouble: (printJobId, trouble) => record(printJobId, (subject) => draft('labelFailed', subject, { printJobId, ...trouble })),
  })

  function enqueue(unitId: UnitId, printJobId: PrintJobId): void {
    unitIdByJob.set(printJobId, unitId)
    const isForHold = (unit: UnitView | null) => unit?.holdLabel?.printJobId === printJobId
    const isWanted = () => {
      const unit = store.bench.unit(unitId)
      return unit?.label?.printJobId === printJobId || (unit?.state === 'held' && isForHold(unit))
    }
    queue.add({
      printJobId,
      isWanted: () => {
        if (!isWanted()) unitIdByJob.delete(printJobId)
        return isWanted()
      },
      async render() {
        const unit = store.bench.unit(unitId)
        if (!unit) throw new Error(`unit ${unitId} is gone`)
        return isForHold(unit) ? parts.renderHold(unit) : parts.render(unit)
      },
    })
  }

  function append(entry: DraftEntry): void {
    const appended = store.journal.append([entry], null)
    follow(appended)
    parts.onChanged()
  }

  function request(unit: UnitView, reprint: ReprintReason): void {
    append(draft('labelRequested', subjectOf('unit', unit.unitId), { printJobId: asId<PrintJobId>(parts.newId()), lpn: unit.lpn, reprint }))
  }

  function follow(entries: readonly StoredEntry[]): void {
    for (const entry of entries.filter(isKnownEntry)) {
      const subject = parseSubject(entry.subject)
      if (entry.kind === 'labelRequested' && subject?.type === 'unit') enqueue(asId<UnitId>(subject.id), entry.payload.printJobId)
    }
  }

  for (const unit of store.bench.unitsWithLabelRequested()) {
    for (const job of [unit.label, unit.holdLabel]) {
      if (job?.state === 'requested') facts.append(draft('labelFailed', subjectOf('unit', unit.unitId), { printJobId: job.printJobId, ...INTERRUPTED }))
    }
  }

  /** A unit that another bench holds lies there, and so does its printer. */
  function isHeldHere(unit: UnitView): boolean {
    return heldAt(unit) === store.journal.origin.incarnation
  }

  return {
    onAppended: follow,
    onPrinterReady() {
      askAgain(() => {
        const unit = store.bench.unitInHand()
        if (unit?.state === 'labelling' && unit.label?.state === 'failed' && unit.label.sentNothing) request(unit, 'failed')
        for (const held of store.bench.heldUnits(HOLD_LABELS_AT_ONCE).filter((held) => needsHoldLabel(held) && isHeldHere(held))) append(askForHoldLabel(held, { nextId: parts.newId }))
      })
    },
    async close() {
      await queue.stop()
      facts.close()
    },
  }
}

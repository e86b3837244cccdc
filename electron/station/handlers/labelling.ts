import { asId, type PrintJobId, type UnitId } from '@shared/domain/ids'
import { draft, isKnownEntry, parseSubject, subjectOf, type DraftEntry, type StoredEntry } from '@shared/domain/journal-entry'
import { ok, refuse } from '@shared/domain/result'
import type { UnitView } from '@shared/domain/unit'
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
  readonly printer: () => LabelPrinter | null
  readonly render: (unit: UnitView) => string
  /** Told after every print result: the window shows it. */
  readonly onChanged: () => void
}

/** Follows the journal: every requested label goes to the print queue, every result back into the journal. */
export interface Labelling {
  onAppended(entries: readonly StoredEntry[]): void
  /** Prints again, by itself, a label of which nothing had left the station: it cannot come twice. */
  onPrinterReady(): void
  close(): Promise<void>
}

const NO_PRINTER: LabelTrouble = { cause: 'printer-missing', detail: 'no label printer is set up', sentBytes: 0 }
/** A job that was on its way when the station stopped: nobody can know whether it printed, so a person decides. */
const INTERRUPTED: LabelTrouble = { cause: 'interrupted', detail: 'the station stopped while the label was on its way', sentBytes: -1 }

export function openLabelling(parts: LabellingParts): Labelling {
  const { store } = parts
  const unitIdByJob = new Map<PrintJobId, UnitId>()
  const facts = startSteadyAppend({ journal: store.journal, log: parts.log, onAppended: parts.onChanged })

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
      const printed = await printer.print(job)
      if (printed.ok) return ok(printed.value)
      const { kind, trouble, detail, sentBytes } = printed.failure
      return refuse({ cause: trouble ?? kind, detail, sentBytes })
    },
    onPrinted: (printJobId, { confirmed, evidence }) => record(printJobId, (subject) => draft('labelSent', subject, { printJobId, confirmed, evidence })),
    onTrouble: (printJobId, trouble) => record(printJobId, (subject) => draft('labelFailed', subject, { printJobId, ...trouble })),
  })

  function enqueue(unitId: UnitId, printJobId: PrintJobId): void {
    unitIdByJob.set(printJobId, unitId)
    const isWanted = () => store.bench.unit(unitId)?.label?.printJobId === printJobId
    queue.add({
      printJobId,
      isWanted: () => {
        if (!isWanted()) unitIdByJob.delete(printJobId)
        return isWanted()
      },
      async render() {
        const unit = store.bench.unit(unitId)
        if (!unit) throw new Error(`unit ${unitId} is gone`)
        return parts.render(unit)
      },
    })
  }

  function request(unit: UnitView): void {
    const printJobId = asId<PrintJobId>(parts.newId())
    const entries = [draft('labelRequested', subjectOf('unit', unit.unitId), { printJobId, lpn: unit.lpn, reprint: 'failed' })]
    store.journal.append(entries, null)
    enqueue(unit.unitId, printJobId)
    parts.onChanged()
  }

  for (const unit of store.bench.unitsWithLabelRequested()) {
    if (unit.label) facts.append(draft('labelFailed', subjectOf('unit', unit.unitId), { printJobId: unit.label.printJobId, ...INTERRUPTED }))
  }

  return {
    onAppended(entries) {
      for (const entry of entries.filter(isKnownEntry)) {
        const subject = parseSubject(entry.subject)
        if (entry.kind === 'labelRequested' && subject?.type === 'unit') enqueue(asId<UnitId>(subject.id), entry.payload.printJobId)
      }
    },
    onPrinterReady() {
      const unit = store.bench.unitInHand()
      if (unit?.state !== 'labelling' || unit.label?.state !== 'failed' || !unit.label.sentNothing) return
      try {
        request(unit)
      } catch (fault) {
        if (!storeFailure(fault)) throw fault
        // The label stays failed on screen, and REPRINT asks for it.
        parts.log.error('a label was not asked for again', { cause: String(fault) })
      }
    },
    async close() {
      await queue.stop()
      facts.close()
    },
  }
}

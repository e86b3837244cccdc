import { asId, type Lpn, type OperatorId, type PrintJobId, type UnitId } from '@shared/domain/ids'
import { draft, isKnownEntry, parseSubject, subjectOf, type DraftEntry, type LabelPurpose, type ReprintReason, type StoredEntry, type Subject } from '@shared/domain/journal-entry'
import type { LabelMedia } from '@shared/domain/label-media'
import { ok, refuse, type Result } from '@shared/domain/result'
import { askForHoldLabel } from '@shared/domain/commands/hold-unit'
import { askForRelabel } from '@shared/domain/commands/relabel-unit'
import { heldAt, needsHoldLabel, openRelabelJob, type UnitView } from '@shared/domain/unit'
import type { LabelData } from '@shared/labels/templates/template'
import type { LabelPrinter } from '../devices/device'
import type { Log } from '../ports'
import type { MadeLabel } from '../labels/label-maker'
import { startPrintQueue, type LabelTrouble, type PrintedLabel } from '../printing/print-queue'
import type { Store } from '../store/store'
import type { LabelJobAsked, LabelSource } from './label-source'
import { storeFailure } from './store-failure'
import { startSteadyAppend } from './steady-append'

export interface LabellingParts {
  readonly store: Store
  readonly log: Log
  readonly newId: () => string
  /** The printer in charge of what the label is printed on; null when none is set up. */
  readonly printerFor: (media: LabelMedia) => Pick<LabelPrinter, 'print' | 'language' | 'dpi'> | null
  readonly mediaOf: LabelSource['mediaOf']
  readonly make: LabelSource['make']
  /** Told after every print result: the window shows it. */
  readonly onChanged: () => void
}

/** A label of any template beside the plates that the bench prints by itself. */
export interface LabelWanted {
  /** A unit, a tote, or the shift for badges and signs. */
  readonly subject: Subject
  readonly templateId: string
  readonly data: LabelData
  /** The plate on the label; empty where it has none. */
  readonly lpn: Lpn
  readonly reprint: ReprintReason | null
  /** What it says tells of a buyer: it is kept out of the journal, and lost when the station stops before it is printed. */
  readonly isPersonal: boolean
}

/** Follows the journal: every requested label goes to the print queue, every result back into the journal. */
export interface Labelling {
  onAppended(entries: readonly StoredEntry[]): void
  /** Asks for an extra label; it is written down before this returns, and printed when its turn comes. */
  askForLabel(wanted: LabelWanted, actor: OperatorId | null): PrintJobId
  /** Prints again, by itself, labels of which nothing had left the station: they cannot come twice. */
  onPrinterReady(): void
  close(): Promise<void>
}

const NO_PRINTER: LabelTrouble = { cause: 'printer-missing', detail: 'no label printer is set up', sentBytes: 0 }
/** Newest held units whose labels are printed when a printer comes back. */
const HOLD_LABELS_AT_ONCE = 20
/** A job that was on its way when the station stopped: nobody can know whether it printed, so a person decides. */
const INTERRUPTED: LabelTrouble = { cause: 'interrupted', detail: 'the station stopped while the label was on its way', sentBytes: -1 }

function purposeOf({ purpose }: LabelJobAsked): { readonly purpose?: Exclude<LabelPurpose, 'route'> } {
  return purpose === 'extra' ? { purpose } : {}
}

export function openLabelling(parts: LabellingParts): Labelling {
  const { store } = parts
  /** What labels say that tells of a buyer, until they are in the queue. */
  const unkept = new Map<PrintJobId, LabelData>()
  const jobs = new Map<PrintJobId, LabelJobAsked>()
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

  /** Writes down what became of a job, under its subject. */
  function record(printJobId: PrintJobId, entry: (subject: Subject, about: { readonly purpose?: Exclude<LabelPurpose, 'route'> }) => DraftEntry): void {
    const job = jobs.get(printJobId)
    jobs.delete(printJobId)
    if (job) facts.append(entry(job.subject, purposeOf(job)))
  }

  const queue = startPrintQueue({
    log: parts.log,
    onPrinted: (printJobId, { confirmed, evidence }) => record(printJobId, (subject, about) => draft('labelSent', subject, { printJobId, confirmed, evidence, ...about })),
    onTrouble: (printJobId, trouble) => record(printJobId, (subject, about) => draft('labelFailed', subject, { printJobId, ...trouble, ...about })),
  })

  /** False when the step that asked for the plate was taken back meanwhile, or another one asked for. */
  function isWanted({ subject, printJobId, purpose }: LabelJobAsked): boolean {
    if (purpose === 'extra') return true
    const unit = store.bench.unit(asId<UnitId>(parseSubject(subject)?.id ?? ''))
    return unit?.label?.printJobId === printJobId || (unit?.state === 'held' && unit.holdLabel?.printJobId === printJobId)
  }

  async function sendTo(printer: Pick<LabelPrinter, 'print'>, jobId: PrintJobId, { bytes }: MadeLabel): Promise<Result<PrintedLabel, LabelTrouble>> {
    const printed = await printer.print({ jobId, bytes })
    if (printed.ok) return printed
    const { kind, trouble, detail, sentBytes } = printed.failure
    return refuse({ cause: trouble ?? kind, detail, sentBytes })
  }

  function enqueue(job: LabelJobAsked): void {
    jobs.set(job.printJobId, job)
    queue.add({
      printJobId: job.printJobId,
      isWanted: () => {
        const wanted = isWanted(job)
        if (!wanted) jobs.delete(job.printJobId)
        return wanted
      },
      async make() {
        const printer = parts.printerFor(parts.mediaOf(job))
        if (!printer) return refuse(NO_PRINTER)
        const made = await parts.make(job, printer)
        return made.ok ? ok(() => sendTo(printer, job.printJobId, made.value)) : made
      },
    })
  }

  function append(entry: DraftEntry, actor: OperatorId | null = null): void {
    const appended = store.journal.append([entry], actor)
    follow(appended)
    parts.onChanged()
  }

  function request(unit: UnitView, reprint: ReprintReason): void {
    append(draft('labelRequested', subjectOf('unit', unit.unitId), { printJobId: asId<PrintJobId>(parts.newId()), lpn: unit.lpn, reprint }))
  }

  function follow(entries: readonly StoredEntry[]): void {
    for (const entry of entries.filter(isKnownEntry)) {
      if (entry.kind !== 'labelRequested') continue
      const { printJobId, purpose = 'route', templateId = null, data = null } = entry.payload
      enqueue({ subject: entry.subject, printJobId, purpose, templateId, data: unkept.get(printJobId) ?? data })
      unkept.delete(printJobId)
    }
  }

  for (const unit of store.bench.unitsWithLabelRequested()) {
    for (const job of [unit.label, unit.holdLabel, ...unit.relabelJobs]) {
      if (job?.state === 'requested') facts.append(draft('labelFailed', subjectOf('unit', unit.unitId), { printJobId: job.printJobId, ...INTERRUPTED }))
    }
  }

  /** A unit that another bench holds lies there, and so does its printer. */
  function isHeldHere(unit: UnitView): boolean {
    return heldAt(unit) === store.journal.origin.incarnation
  }

  return {
    onAppended: follow,
    askForLabel({ subject, templateId, data, lpn, reprint, isPersonal }, actor) {
      const printJobId = asId<PrintJobId>(parts.newId())
      if (isPersonal) unkept.set(printJobId, data)
      append(draft('labelRequested', subject, { printJobId, lpn, reprint, purpose: 'extra', templateId, ...(isPersonal ? {} : { data }) }), actor)
      return printJobId
    },
    onPrinterReady() {
      askAgain(() => {
        const unit = store.bench.unitInHand()
        if (unit?.state === 'labelling' && unit.label?.state === 'failed' && unit.label.sentNothing) request(unit, 'failed')
        const relabelled = store.bench.unitBeingRelabelled()
        const job = relabelled && openRelabelJob(relabelled)
        if (relabelled && job?.state === 'failed' && job.sentNothing) append(askForRelabel(relabelled, job, 'failed', { nextId: parts.newId }))
        for (const held of store.bench.heldUnits(HOLD_LABELS_AT_ONCE).filter((held) => needsHoldLabel(held) && isHeldHere(held))) append(askForHoldLabel(held, { nextId: parts.newId }))
      })
    },
    async close() {
      await queue.stop()
      facts.close()
    },
  }
}

import { asId, type Lpn, type OperatorId, type PrintJobId, type UnitId } from '@shared/domain/ids'
import { draft, isKnownEntry, parseSubject, subjectOf, type DraftEntry, type LabelPurpose, type ReprintReason, type StoredEntry, type Subject } from '@shared/domain/journal-entry'
import type { LabelMedia } from '@shared/domain/label-media'
import type { PrintJob } from '@shared/domain/print-job'
import { ok, refuse, type Result } from '@shared/domain/result'
import { askForHoldLabel } from '@shared/domain/commands/hold-unit'
import { askForRelabel } from '@shared/domain/commands/relabel-unit'
import { heldAt, needsHoldLabel, openRelabelJob, type UnitView } from '@shared/domain/unit'
import type { LabelData } from '@shared/labels/templates/template'
import type { LabelPrinter } from '../devices/device'
import type { Log } from '../ports'
import { startPrintQueue, type LabelTrouble, type PrintedLabel } from '../printing/print-queue'
import type { Store } from '../store/store'
import { startLabelSettling, type SettleTimings } from './label-settling'
import type { LabelJobAsked, LabelSource, TemplatedLabel } from './label-source'
import { storeFailure } from './store-failure'
import { startSteadyAppend } from './steady-append'

/** A printer with the id it is configured under. */
export interface PrinterInCharge {
  readonly deviceId: string
  readonly driver: Pick<LabelPrinter, 'print' | 'tally' | 'language' | 'dpi'>
}

export interface LabellingParts {
  readonly store: Store
  readonly log: Log
  readonly newId: () => string
  /** The printer in charge of what the label is printed on; null when none is set up. */
  readonly printerFor: (media: LabelMedia) => PrinterInCharge | null
  /** A printer by its id, whether or not it is still in charge: it knows what became of its labels. */
  readonly printerOf: (deviceId: string) => PrinterInCharge | null
  readonly mediaOf: LabelSource['mediaOf']
  readonly make: LabelSource['make']
  /** Told after every print result: the window shows it. */
  readonly onChanged: () => void
  readonly settleTimings?: SettleTimings | undefined
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
  /** Asks it what became of labels in doubt, and prints again, by itself, those of which nothing had left the station. */
  onPrinterReady(): void
  close(): Promise<void>
}

const NO_PRINTER: LabelTrouble = { cause: 'printer-missing', detail: 'no label printer is set up', sentBytes: 0 }
/** Newest held units whose labels are printed when a printer comes back. */
const HOLD_LABELS_AT_ONCE = 20
/** A job that was on its way when the station stopped: the printer is asked, and where it does not know, a person decides. */
const INTERRUPTED: LabelTrouble = { cause: 'interrupted', detail: 'the station stopped while the label was on its way', sentBytes: -1 }

function purposeOf({ purpose }: Pick<LabelJobAsked, 'purpose'>): { readonly purpose?: Exclude<LabelPurpose, 'route'> } {
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

  /** Writes down what became of a job, under its subject. A job in doubt is then settled. */
  function record(printJobId: PrintJobId, entry: (subject: Subject, about: { readonly purpose?: Exclude<LabelPurpose, 'route'> }) => DraftEntry): void {
    const job = jobs.get(printJobId)
    if (!job) return
    facts.append(entry(job.subject, purposeOf(job)))
    if (store.bench.printJob(printJobId)?.state === 'unknown') settling.look(job)
    else jobs.delete(printJobId)
  }

  const queue = startPrintQueue({
    log: parts.log,
    onPrinted: (printJobId, { confirmed, evidence }) => record(printJobId, (subject, about) => draft('labelSent', subject, { printJobId, confirmed, evidence, ...about })),
    onTrouble: (printJobId, trouble) => record(printJobId, (subject, about) => draft('labelFailed', subject, { printJobId, ...trouble, ...about })),
  })

  const settling = startLabelSettling({
    log: parts.log,
    timings: parts.settleTimings,
    countBefore: (job) => store.bench.printJob(job.printJobId)?.countBefore ?? null,
    isInDoubt: (job) => isWanted(job) && store.bench.printJob(job.printJobId)?.state === 'unknown',
    tally: async (job) => (await parts.printerOf(store.bench.printJob(job.printJobId)?.printerId ?? '')?.driver.tally?.()) ?? null,
    onSettled(job, verdict, text) {
      const { printJobId } = job
      if (verdict === 'printed') record(printJobId, (subject, about) => draft('labelSent', subject, { printJobId, confirmed: true, evidence: text, ...about }))
      else if (verdict === 'not-printed') enqueue(job)
      // Written down once: until then the screen says what its hand is needed for.
      else facts.append(draft('labelFailed', job.subject, { printJobId, cause: 'not-known', detail: text, sentBytes: -1, ...purposeOf(job) }))
    },
  })

  /** False when the step that asked for the plate was taken back meanwhile, or another one asked for. */
  function isWanted({ subject, printJobId, purpose }: LabelJobAsked): boolean {
    if (store.bench.printJob(printJobId)?.state === 'voided') return false
    if (purpose === 'extra') return true
    const unit = store.bench.unit(asId<UnitId>(parseSubject(subject)?.id ?? ''))
    return unit?.label?.printJobId === printJobId || (unit?.state === 'held' && unit.holdLabel?.printJobId === printJobId)
  }

  async function sendTo({ driver }: PrinterInCharge, jobId: PrintJobId, bytes: Uint8Array): Promise<Result<PrintedLabel, LabelTrouble>> {
    const printed = await driver.print({ jobId, bytes })
    if (printed.ok) return printed
    const { kind, trouble, detail, sentBytes } = printed.failure
    return refuse({ cause: trouble ?? kind, detail, sentBytes })
  }

  /** Written down before a byte leaves. A store that does not take it stops the label: it would leave without a trace. */
  async function noteSending(job: LabelJobAsked, printer: PrinterInCharge, { templateId, templateVersion, contentHash }: TemplatedLabel): Promise<void> {
    const tally = (await printer.driver.tally?.()) ?? null
    store.journal.append([draft('labelSending', job.subject, { printJobId: job.printJobId, templateId, templateVersion, contentHash, printerId: printer.deviceId, countBefore: tally?.labelsPrinted ?? null })], null)
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
        const made = await parts.make(job, printer.driver)
        if (!made.ok) return made
        await noteSending(job, printer, made.value)
        return ok(() => sendTo(printer, job.printJobId, made.value.bytes))
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

  /** What a job says, where its subject does not tell it, stands in the entry that asked for it. */
  function askedOf({ printJobId, subject, purpose }: PrintJob): LabelJobAsked {
    const asked = store.journal.entriesOf([subject]).filter(isKnownEntry).find((entry) => entry.kind === 'labelRequested' && entry.payload.printJobId === printJobId)
    const { templateId = null, data = null } = asked?.kind === 'labelRequested' ? asked.payload : {}
    return { subject, printJobId, purpose, templateId, data }
  }

  function follow(entries: readonly StoredEntry[]): void {
    for (const entry of entries.filter(isKnownEntry)) {
      if (entry.kind === 'labelRequested') {
        const { printJobId, purpose = 'route', templateId = null, data = null } = entry.payload
        enqueue({ subject: entry.subject, printJobId, purpose, templateId, data: unkept.get(printJobId) ?? data })
        unkept.delete(printJobId)
      } else if (entry.kind === 'labelJudged' && !entry.payload.printed) {
        const job = store.bench.printJob(entry.payload.printJobId)
        if (job) enqueue(jobs.get(job.printJobId) ?? askedOf(job))
      }
    }
  }

  /** A job that was not begun has sent nothing: it is printed now. One that was begun is in doubt. */
  for (const open of store.bench.openPrintJobs()) {
    const job = askedOf(open)
    if (open.state === 'queued') enqueue(job)
    else {
      jobs.set(job.printJobId, job)
      if (open.state === 'sending') facts.append(draft('labelFailed', job.subject, { printJobId: job.printJobId, ...INTERRUPTED, ...purposeOf(job) }))
      settling.look(job)
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
      settling.lookNow()
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
      settling.close()
      await queue.stop()
      facts.close()
    },
  }
}

import { asId, type PrintJobId } from '@shared/domain/ids'
import { draft, type DraftEntry, type StoredEntry } from '@shared/domain/journal-entry'
import { jobCode } from '@shared/domain/job-code'
import { isJobOpen } from '@shared/domain/print-job'
import { ok } from '@shared/domain/result'
import { afterEach, describe, expect, test } from 'vitest'
import { openSimulatedLabelPrinter, type SimulatedLabelPrinter, type SimulatedPrinterSwitches } from '../../electron/station/devices/label-printer/simulated-label-printer'
import { createConnectedLabelPrinter, printerTimings, type PrinterTimings } from '../../electron/station/devices/label-printer/connected-label-printer'
import { transportForAddress } from '../../electron/station/devices/transports/transport-for-address'
import { openLabelling, type PrinterInCharge } from '../../electron/station/handlers/labelling'
import type { Store } from '../../electron/station/store/store'
import { devicePorts } from './devices/support/ports'
import { until } from './devices/support/until'
import { openTestStore, silentLog, temporaryFolder } from './store/support/temporary-store'
import { decideUnit, identifyUnit, openShift, receiveParcel, requestLabel, unitSubject, weighUnit } from './store/support/usual-work'

/*
 * Behaviour "No silent duplicates" across restarts of the station: it dies at every step of a label, over a real socket,
 * and the next station must end with one label, without one that nobody answers for.
 */

const JOB = asId<PrintJobId>('job-u1')
const LABEL = `^XA^CI28^FO20,20^FD${jobCode(JOB)}^FS${'^FX filler^FS'.repeat(20)}^XZ`
const fast: PrinterTimings = { ...printerTimings, answerTimeoutMs: 150, askEveryMs: 10, probeEveryMs: 30, confirmTimeoutMs: 1_000 }

/** Where the station dies: before or after each thing that a label needs. */
const DEATHS = ['asked', 'counted', 'noted', 'handed-over', 'printed'] as const
type Death = (typeof DEATHS)[number]

const opened: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

interface Life {
  readonly store: Store
  close(): Promise<void>
}

/** A station over the store; with `dies` nothing that it does after that moment reaches anything any more. */
async function live(dir: string, printer: SimulatedLabelPrinter, dies: Death | null = null): Promise<Life & { readonly dead: Promise<void> }> {
  const store = openTestStore(dir)
  const ports = devicePorts()
  const driver = createConnectedLabelPrinter('zpl', { deviceId: 'printer', address: printer.address, simulated: true }, transportForAddress(printer.address), ports, fast)
  driver.start()
  await until(() => driver.status.state === 'ready', 'ready', () => driver.status)
  let isDead = false
  let die: () => void = () => undefined
  const dead = new Promise<void>((resolve) => { die = resolve })
  const never = () => new Promise<never>(() => undefined)
  const reach = (moment: Death): boolean => {
    if (moment === dies) {
      isDead = true
      die()
    }
    return isDead
  }
  const append = (drafts: readonly DraftEntry[], actor: Parameters<Store['journal']['append']>[1]): readonly StoredEntry[] => {
    if (isDead) return []
    const entries = store.journal.append(drafts, actor)
    if (drafts.some(({ kind }) => kind === 'labelSending')) reach('noted')
    return entries
  }
  const mortal: PrinterInCharge = {
    deviceId: 'printer',
    driver: {
      language: 'zpl', dpi: 203,
      async tally() {
        const tally = await driver.tally?.() ?? null
        return reach('counted') ? never() : tally
      },
      async print(job) {
        if (isDead || reach('handed-over')) {
          // The bytes leave with the last breath.
          if (dies === 'handed-over') void driver.print(job)
          return never()
        }
        const printed = await driver.print(job)
        return reach('printed') ? never() : printed
      },
    },
  }
  const labelling = openLabelling({
    store: { ...store, journal: { ...store.journal, origin: store.journal.origin, append } },
    log: silentLog, newId: () => 'another-job', settleTimings: { lookEveryMs: 40, mostLooks: 40 },
    printerFor: () => mortal,
    printerOf: () => mortal,
    mediaOf: () => 'labels-57x32',
    make: () => Promise.resolve(reach('asked') ? { ok: false as const, failure: { cause: 'dead', detail: '', sentBytes: 0 } } : ok({ bytes: Buffer.from(LABEL), contentHash: 'hash', widthMm: 57, heightMm: 32, templateId: 'unit-lpn', templateVersion: 1 })),
    onChanged: () => undefined,
  })
  driver.onStatus((status) => { if (status.state === 'ready') labelling.onPrinterReady() })
  lives.set(store, labelling)
  return {
    store, dead,
    async close() {
      await driver.stop()
      if (dies === null) await labelling.close()
      store.close()
    },
  }
}
const lives = new WeakMap<Store, ReturnType<typeof openLabelling>>()

async function openPrinter(switches: Partial<SimulatedPrinterSwitches>): Promise<SimulatedLabelPrinter> {
  const printer = await openSimulatedLabelPrinter(devicePorts().clock, { printMs: 20, ...switches })
  opened.push(() => printer.close())
  return printer
}

function begin({ store }: Life): void {
  store.journal.append([openShift(), receiveParcel(), identifyUnit('u1'), weighUnit('u1'), ...decideUnit('u1')], null)
  lives.get(store)?.onAppended(store.journal.append([requestLabel('u1')], null))
}

/** A person with eyes: looks for the label that the screen names, and says so. */
function answer({ store }: Life, printer: SimulatedLabelPrinter): boolean {
  const printed = printer.labels.some(({ zpl }) => zpl.includes(jobCode(JOB)))
  lives.get(store)?.onAppended(store.journal.append([draft('labelJudged', unitSubject('u1'), { printJobId: JOB, printed })], null))
  return printed
}

const state = ({ store }: Life) => store.bench.printJob(JOB)?.state
const kindsOf = ({ store }: Life) => store.journal.entriesOf([unitSubject('u1')]).map(({ kind }) => kind)

describe('"No silent duplicates"', () => {
  test.each(DEATHS.flatMap((death) => [[death, true], [death, false]] as const))('a station that dies when the label was %s (odometer: %s) ends with one label', async (death, hasOdometer) => {
    const printer = await openPrinter({ hasNoOdometer: !hasOdometer })
    const dir = temporaryFolder()
    const first = await live(dir, printer, death)
    begin(first)
    await first.dead
    await first.close()

    const second = await live(dir, printer)
    opened.push(() => second.close())
    if (death === 'asked' || death === 'counted') {
      // Nothing had been noted as leaving, so nothing had left: it prints now, by itself.
      await until(() => state(second) === 'printed', 'printed', () => [state(second), kindsOf(second)])
    } else if (hasOdometer) {
      await until(() => state(second) === 'printed', 'printed', () => [state(second), kindsOf(second)])
    } else {
      await until(() => second.store.bench.unitInHand()?.label?.cause === 'not-known', 'a person is asked', () => [state(second), kindsOf(second)])
      expect(state(second)).toBe('unknown')
      const before = printer.labels.length
      if (!answer(second, printer)) await until(() => printer.labels.length === before + 1, 'printed again', () => kindsOf(second))
      await until(() => state(second) === 'printed', 'printed', () => [state(second), kindsOf(second)])
    }
    expect(printer.labels.map(({ zpl }) => zpl.includes(jobCode(JOB)))).toEqual([true])
    // Nobody asked for a second label: there is one job.
    expect(second.store.bench.printJobsOf(unitSubject('u1')).map(({ printJobId }) => printJobId)).toEqual([JOB])
    expect(second.store.journal.verify().problems).toEqual([])
    expect(second.store.journal.rebuild().changed).toBe(0)
  })

  test.each([0, 1, 40, LABEL.length - 1, LABEL.length])('a power cut of the whole bench after %i bytes of the label ends with one label', async (bytes) => {
    const printer = await openPrinter({ resetAfterBytes: bytes })
    const dir = temporaryFolder()
    const first = await live(dir, printer, 'handed-over')
    begin(first)
    await first.dead
    await until(() => printer.switches.resetAfterBytes === null || printer.labels.length > 0, 'the line broke', () => printer.switches)
    await first.close()

    const second = await live(dir, printer)
    opened.push(() => second.close())
    await until(() => state(second) === 'printed', 'printed', () => [state(second), kindsOf(second)])
    expect(printer.labels).toHaveLength(1)
  })

  test('a label that waits in a printer without paper is not sent again, and printed as soon as there is some', async () => {
    const printer = await openPrinter({ printMs: 60 })
    const dir = temporaryFolder()
    const first = await live(dir, printer, 'handed-over')
    printer.switch({ neverPrints: true })
    begin(first)
    await first.dead
    await until(() => kindsOf(first).includes('labelSending'), 'sending', () => kindsOf(first))
    await new Promise((resolve) => { setTimeout(resolve, 100) })
    await first.close()
    const second = await live(dir, printer)
    opened.push(() => second.close())
    await new Promise((resolve) => { setTimeout(resolve, 150) })
    expect([state(second), printer.labels.length]).toEqual(['unknown', 0])
    printer.switch({ neverPrints: false })
    await until(() => state(second) === 'printed', 'printed', () => [state(second), kindsOf(second)])
    expect(printer.labels).toHaveLength(1)
  })

  test('a job that waits for a person still waits after another restart, and nothing prints meanwhile', async () => {
    const printer = await openPrinter({ hasNoOdometer: true })
    const dir = temporaryFolder()
    const first = await live(dir, printer, 'printed')
    begin(first)
    await first.dead
    await first.close()
    for (let restart = 0; restart < 2; restart++) {
      const again = await live(dir, printer)
      await until(() => again.store.bench.unitInHand()?.label?.cause === 'not-known', 'a person is asked', () => kindsOf(again))
      expect(isJobOpen({ state: state(again) ?? 'printed' })).toBe(true)
      await again.close()
    }
    expect(printer.labels).toHaveLength(1)
  })
})

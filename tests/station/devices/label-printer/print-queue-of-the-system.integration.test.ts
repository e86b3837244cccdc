import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import type { LabelPrinter } from '../../../../electron/station/devices/device'
import { driverMakers } from '../../../../electron/station/devices/driver-makers'
import { openSimulatedLabelPrinter, type SimulatedLabelPrinter } from '../../../../electron/station/devices/label-printer/simulated-label-printer'
import { printSpooled } from '../../../../electron/station/devices/label-printer/spool/print-spooled'
import { spoolerForAddress } from '../../../../electron/station/devices/label-printer/spool/spooler-for-address'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { openPrivateCups, type PrivateCups } from '../../../support/private-cups'
import { runCli } from '../../../support/run-cli'
import { devicePorts } from '../support/ports'
import { until } from '../support/until'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let cups: PrivateCups | string = ''
let printer: SimulatedLabelPrinter

beforeAll(async () => {
  cups = await openPrivateCups()
  if (typeof cups === 'string') {
    console.log(`print queue of the system: skipped, ${cups}`)
    return
  }
  printer = await openSimulatedLabelPrinter({ now: () => Date.now() }, { printMs: 5 })
  cups.addQueue('labels', printer.address.replace('tcp:', 'socket:'))
}, 200_000)
afterAll(async () => {
  if (typeof cups === 'string') return
  cups.close()
  await printer.close()
})

function cupsOr(context: TestContext): PrivateCups {
  if (typeof cups === 'string') return context.skip(cups)
  return cups
}

const label = (name: string): Buffer => Buffer.from(`^XA^FO9,9^FD${name}^FS^XZ`)
const printed = (): readonly string[] => printer.labels.map(({ zpl }) => zpl)

function driverOf(address: string, protocol: 'zpl' | 'pdf'): LabelPrinter {
  const made = driverMakers[protocol].make({ identity: { deviceId: 'queue', address, simulated: false }, transport: transportForAddress(address), ports: devicePorts() })
  if (made.role !== 'printer') throw new Error('no printer')
  made.driver.start()
  return made.driver
}

describe('a raw queue of CUPS', () => {
  test('"Confirmed print": a label that comes out whole is sent, never called printed', { timeout: 30_000 }, async (context) => {
    const driver = driverOf(cupsOr(context).address('labels'), 'zpl')
    await until(() => driver.status.state === 'ready', 'the queue', () => driver.status)
    const before = printed().length
    expect(await driver.print({ jobId: 'one', bytes: label('one') })).toMatchObject({ ok: true, value: { confirmed: false, evidence: expect.stringContaining('completed') } })
    await until(() => printed().length > before, 'the label')
    expect(printed().slice(before)).toEqual([label('one').toString()])
    await driver.stop()
  })

  test('a label that the printer throws away is sent and not printed, too: the queue calls it completed', { timeout: 30_000 }, async (context) => {
    const driver = driverOf(cupsOr(context).address('labels'), 'zpl')
    const before = printed().length
    printer.switch({ resetAfterBytes: 9 })
    const outcome = await driver.print({ jobId: 'two', bytes: label('two') })
    if (outcome.ok) expect(outcome.value.confirmed).toBe(false)
    else expect(outcome.failure.sentBytes).toBeGreaterThan(0)
    expect(printed().length).toBe(before)
    printer.powerCycle()
    await driver.stop()
  })

  test('"No silent duplicates": what a queue does not get rid of in time is taken back, and never comes out later', { timeout: 30_000 }, async (context) => {
    const address = cupsOr(context).address('labels')
    const spooler = spoolerForAddress(address)
    if (spooler === null) throw new Error(address)
    const before = printed().length
    await printer.unplug()
    const outcome = await printSpooled({ spooler, clock: { now: () => Date.now() }, limits: { confirmTimeoutMs: 800, askEveryMs: 50 }, name: 'late', language: 'raw' }, label('late'))
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'timeout', sentBytes: expect.any(Number) } })
    await printer.plug()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(printed().length).toBe(before)
  })

  test('PDF reaches the printer as PDF', { timeout: 30_000 }, async (context) => {
    const own = cupsOr(context)
    const driver = driverOf(own.address('labels'), 'pdf')
    expect(driver.language).toBe('pdf')
    expect(await driver.print({ jobId: 'sheet', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') })).toMatchObject({ ok: true, value: { confirmed: false } })
    await driver.stop()
  })

  test('is asked and given jobs on the command line; stopped, it gets nothing', { timeout: 60_000 }, async (context) => {
    const own = cupsOr(context)
    const file = join(tmpdir(), `turnback-queue-${process.pid}.zpl`)
    writeFileSync(file, label('cli'))
    const target = own.address('labels')
    expect(await runCli(['printer', 'status', '--target', target, '--json'])).toMatchObject({ exit: 0, lines: [{ state: 'ready', answered: ['print queue'] }] })
    expect(await runCli(['printer', 'print', '--target', target, file])).toMatchObject({ exit: 0, lines: [{ state: 'sent', evidence: expect.stringContaining('completed') }] })
    own.stopQueue('labels')
    const before = printed().length
    expect(await runCli(['printer', 'status', '--target', target])).toMatchObject({ exit: 1, lines: [{ state: 'paused', flags: ['paused'] }] })
    expect(await runCli(['printer', 'print', '--target', target, file])).toMatchObject({ exit: 1, lines: [{ state: 'failed' }] })
    expect(await runCli(['printer', 'print', '--target', own.address('none'), file])).toMatchObject({ exit: 1, lines: [{ state: 'failed' }] })
    expect(printed().length).toBe(before)
  })
})

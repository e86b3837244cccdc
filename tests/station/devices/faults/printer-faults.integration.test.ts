import { afterEach, describe, expect, test } from 'vitest'
import { createConnectedLabelPrinter, printerTimings, type PrinterTimings } from '../../../../electron/station/devices/label-printer/connected-label-printer'
import { openSimulatedLabelPrinter, type SimulatedPrinterSwitches } from '../../../../electron/station/devices/label-printer/simulated-label-printer'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { devicePorts } from '../support/ports'
import { pass, until } from '../support/until'

/*
 * What printers do to a bench: each row one fault. What must hold is the same for all: the outcome is true, nothing is
 * printed twice by itself, the next label is whole, and the driver is ready again by itself. A reset after every k bytes is in
 * broken-lines.integration.test.ts, an unplugged USB cable in tests/kernel.
 */

const fast: PrinterTimings = { ...printerTimings, answerTimeoutMs: 200, askEveryMs: 20, probeEveryMs: 100, confirmTimeoutMs: 1_500, settleTimeoutMs: 1_000 }
const label = (name: string) => ({ jobId: name, bytes: Buffer.from(`^XA^FO9,9^FD${name}^FS${'^FX filler^FS'.repeat(20)}^XZ`) })

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

async function bench(switches: Partial<SimulatedPrinterSwitches> = {}) {
  const ports = devicePorts()
  const simulated = await openSimulatedLabelPrinter(ports.clock, { printMs: 20, ...switches })
  const driver = createConnectedLabelPrinter('zpl', { deviceId: 'printer', address: simulated.address, simulated: true }, transportForAddress(simulated.address), ports, fast)
  opened.push(() => simulated.close(), () => driver.stop())
  driver.start()
  await until(() => driver.status.state === 'ready', 'ready', () => driver.status)
  await until(() => simulated.asked.includes('odometer.total_label_count'), 'the odometer asked for')
  const printed = () => simulated.labels.map(({ zpl }) => /\^FD([^^]*)\^FS/.exec(zpl)?.[1])
  const outcome = (name: string) => driver.print(label(name))
  return { driver, simulated, printed, outcome }
}

describe('printer faults', () => {
  test('hangs up after n bytes (FIN): nothing of the label is left, and the next one is whole', async () => {
    const { simulated, printed, outcome } = await bench({ hangsUp: true })
    simulated.switch({ resetAfterBytes: 60 })
    expect(await outcome('cut')).toMatchObject({ ok: false, failure: { sentBytes: 0 } })
    expect(await outcome('next')).toMatchObject({ ok: true, value: { confirmed: true } })
    expect(printed()).toEqual(['next'])
  })

  test('media out at label 2 of 4: a hand is needed, the printer has the rest, and nothing is sent again', async () => {
    const { driver, simulated, printed } = await bench({ labelsOnRoll: 2 })
    expect(await driver.print({ ...label('copy'), copies: 4 })).toMatchObject({ ok: false, failure: { kind: 'needs-hand', trouble: 'paper-out' } })
    expect(printed()).toEqual(['copy', 'copy'])
    simulated.switch({ labelsOnRoll: null })
    await until(() => printed().length === 4, 'the rest', printed)
    await pass(200)
    expect(printed()).toHaveLength(4)
  })

  test('switched off and on with labels in its memory: they are never called printed', async () => {
    const { driver, simulated, printed, outcome } = await bench({ neverPrints: true })
    const held = outcome('held')
    await until(() => driver.status.lastSaid?.includes('00000001') === true, 'the label in the printer', () => driver.status)
    simulated.powerCycle()
    expect(await held).toMatchObject({ ok: true, value: { confirmed: false, evidence: expect.stringContaining('odometer stands at 0') } })
    simulated.switch({ neverPrints: false })
    expect(await outcome('next')).toMatchObject({ ok: true, value: { confirmed: true } })
    expect(printed()).toEqual(['next'])
  })

  test('switched off and on while the line breaks over a label: known to be lost, so that it can be printed again', async () => {
    const { simulated, printed, outcome } = await bench({ neverPrints: true })
    const broken = outcome('lost')
    await until(() => simulated.labels.length === 0 && simulated.isPlugged, 'the job')
    await pass(60)
    await simulated.unplug()
    simulated.powerCycle()
    simulated.switch({ neverPrints: false })
    await simulated.plug()
    expect(await broken).toMatchObject({ ok: false, failure: { sentBytes: 0 } })
    expect(await outcome('lost')).toMatchObject({ ok: true, value: { confirmed: true } })
    expect(printed()).toEqual(['lost'])
  })

  test('paused in the middle of a job: a hand is needed, and the label comes out once', async () => {
    const { driver, simulated, printed, outcome } = await bench({ printMs: 300 })
    const held = outcome('paused')
    await until(() => driver.status.lastSaid?.includes('00000001') === true, 'the label in the printer', () => driver.status)
    simulated.switch({ isPaused: true })
    expect(await held).toMatchObject({ ok: false, failure: { kind: 'needs-hand', trouble: 'paused' } })
    simulated.switch({ isPaused: false })
    await until(() => driver.status.state === 'ready', 'ready again', () => driver.status)
    await pass(400)
    expect(printed()).toEqual(['paused'])
  })

  test('never reads: the write ends by its deadline or the label stays unconfirmed, and the event loop goes on meanwhile', async () => {
    const { simulated, driver } = await bench()
    simulated.switch({ neverReads: true })
    let ticks = 0
    const ticking = setInterval(() => (ticks += 1), 20)
    const outcome = await driver.print({ jobId: 'stalled', bytes: Buffer.from(`^XA${'^FX filler^FS'.repeat(100_000)}^XZ`) })
    clearInterval(ticking)
    expect(outcome.ok && outcome.value.confirmed).toBe(false)
    expect(ticks).toBeGreaterThan(5)
    simulated.switch({ neverReads: false })
    await until(() => driver.status.state === 'ready', 'ready again', () => driver.status)
  })
})

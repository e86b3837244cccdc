import type { DeviceState } from '@shared/domain/device'
import { afterEach, describe, expect, it } from 'vitest'
import type { LabelPrinter } from '../../../../electron/station/devices/device'
import { openSimulatedLabelPrinter, type SimulatedPrinterSwitches } from '../../../../electron/station/devices/label-printer/simulated-label-printer'
import { createConnectedLabelPrinter, maxWaitingJobs, printerTimings, type PrinterTimings } from '../../../../electron/station/devices/label-printer/connected-label-printer'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { devicePorts } from '../support/ports'
import { pass, until } from '../support/until'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

/** The same as at a bench, only with less patience. */
const fast: PrinterTimings = { ...printerTimings, answerTimeoutMs: 200, askEveryMs: 20, probeEveryMs: 100 }
const label = (name: string) => ({ jobId: name, bytes: Buffer.from(`^XA^CI28^FO20,20^FD${name}^FS${'^FX filler^FS'.repeat(20)}^XZ`) })

async function bench(switches: Partial<SimulatedPrinterSwitches> = {}, timings: PrinterTimings = fast) {
  const ports = devicePorts()
  const simulated = await openSimulatedLabelPrinter(ports.clock, { printMs: 20, ...switches })
  const driver = createConnectedLabelPrinter('zpl', { deviceId: 'printer', address: simulated.address, simulated: true }, transportForAddress(simulated.address), ports, timings)
  opened.push(() => simulated.close(), () => driver.stop())
  driver.start()
  const is = (state: DeviceState) => until(() => driver.status.state === state, state, () => driver.status)
  const printed = () => simulated.labels.map(({ zpl }) => /\^FD([^^]*)\^FS/.exec(zpl)?.[1])
  return { driver, simulated, is, printed }
}

const outcomeOf = async (driver: LabelPrinter, name: string) => {
  const outcome = await driver.print(label(name))
  return outcome.ok ? outcome.value : outcome.failure
}

describe('a label', () => {
  it('is confirmed when the printer says that nothing is left', async () => {
    const { driver, is, printed } = await bench()
    await is('ready')
    const proof = await outcomeOf(driver, 'one')
    expect(proof).toMatchObject({ confirmed: true, evidence: expect.stringContaining('00000000') })
    expect(printed()).toEqual(['one'])
    expect(driver.status).toMatchObject({ state: 'ready', trouble: null, detail: null })
  })

  it('"Confirmed print": one that the printer takes, throws away and calls done is sent, not printed', async () => {
    const { driver, simulated, is } = await bench({ swallows: true }, { ...fast, confirmTimeoutMs: 400 })
    await is('ready')
    await until(() => simulated.asked.includes('odometer.total_label_count'), 'asked for the odometer', () => simulated.asked)
    expect(await outcomeOf(driver, 'lost')).toMatchObject({ confirmed: false, evidence: expect.stringContaining('odometer stands at 0') })
    simulated.switch({ swallows: false })
    expect(await outcomeOf(driver, 'kept')).toMatchObject({ confirmed: true, evidence: expect.stringContaining('labels printed 0 -> 1') })
  })

  it('"Confirmed print": one that the printer takes on and never prints is sent, not printed', async () => {
    const { driver, is } = await bench({ neverPrints: true }, { ...fast, confirmTimeoutMs: 300 })
    await is('ready')
    expect(await outcomeOf(driver, 'stuck')).toMatchObject({ confirmed: false })
  })

  it('of a printer without an odometer is confirmed by its status alone', async () => {
    const { driver, is } = await bench({ hasNoOdometer: true })
    await is('ready')
    const proof = await outcomeOf(driver, 'plain')
    expect(proof).toMatchObject({ confirmed: true })
    expect(JSON.stringify(proof)).not.toContain('labels printed')
  })

  it('is not confirmed before it came out', async () => {
    const { driver, simulated } = await bench({ printMs: 300 })
    const labelsAtProof = driver.print(label('slow')).then(() => simulated.labels.length)
    expect(await labelsAtProof).toBe(1)
  })

  it('waits for the one before it', async () => {
    const { driver, printed } = await bench()
    const names = ['one', 'two', 'three', 'four']
    const proofs = await Promise.all(names.map((name) => outcomeOf(driver, name)))
    expect(proofs).toMatchObject(names.map(() => ({ confirmed: true })))
    expect(printed()).toEqual(names)
  })

  it('is refused when too many wait, without a byte sent', async () => {
    const { driver, simulated } = await bench()
    const all = await Promise.all(Array.from({ length: maxWaitingJobs + 1 }, (_, index) => driver.print(label(String(index)))))
    expect(all.filter((outcome) => outcome.ok)).toHaveLength(maxWaitingJobs)
    expect(all.at(-1)).toMatchObject({ ok: false, failure: { kind: 'timeout', sentBytes: 0 } })
    expect(simulated.labels).toHaveLength(maxWaitingJobs)
  })

  it('is a fault when it is no whole label', async () => {
    const { driver } = await bench()
    await expect(driver.print({ jobId: 'half', bytes: Buffer.from('^XA^FDhalf^FS') })).rejects.toThrow('whole label')
  })
})

describe('a printer that needs a hand', () => {
  it.each([
    [{ isPaperOut: true }, 'paper-out'],
    [{ isHeadOpen: true }, 'head-open'],
    [{ isRibbonOut: true }, 'ribbon-out'],
    [{ isPaused: true }, 'paused'],
  ] as const)('%j gets nothing sent, shows %s, and prints when helped', async (switches, trouble) => {
    const { driver, simulated, is, printed } = await bench(switches)
    expect(await outcomeOf(driver, 'first')).toMatchObject({ kind: 'needs-hand', trouble, sentBytes: 0 })
    await is('needs-hand')
    expect(driver.status.trouble).toBe(trouble)
    simulated.switch({ isPaperOut: false, isHeadOpen: false, isRibbonOut: false, isPaused: false })
    await is('ready')
    expect(await outcomeOf(driver, 'again')).toMatchObject({ confirmed: true })
    expect(printed()).toEqual(['again'])
  })

  it('and keeps quiet about it until it is asked for its errors gets nothing sent either', async () => {
    const { driver, is, printed } = await bench({ isPaperOut: true, isQuietInTrouble: true })
    expect(await outcomeOf(driver, 'first')).toMatchObject({ kind: 'needs-hand', trouble: 'paper-out', sentBytes: 0 })
    await is('needs-hand')
    expect(printed()).toEqual([])
  })

  it('and falls quiet in the middle of a job is asked for its errors, too', async () => {
    const { driver, simulated } = await bench({ printMs: 400, isQuietInTrouble: true })
    const outcome = outcomeOf(driver, 'held')
    await until(() => driver.status.lastSaid?.includes('00000001') === true, 'the label in the printer', () => driver.status)
    simulated.switch({ isHeadOpen: true })
    expect(await outcome).toMatchObject({ kind: 'needs-hand', trouble: 'head-open' })
  })

  it('in the middle of a job keeps the label, and says so', async () => {
    const { driver, simulated, printed } = await bench({ printMs: 400 })
    const outcome = outcomeOf(driver, 'held')
    await until(() => driver.status.lastSaid?.includes('00000001') === true, 'the label in the printer', () => driver.status)
    simulated.switch({ isPaperOut: true })
    expect(await outcome).toMatchObject({ kind: 'needs-hand', trouble: 'paper-out', sentBytes: expect.any(Number) })
    simulated.switch({ isPaperOut: false })
    await until(() => simulated.labels.length === 1, 'the held label')
    expect(printed()).toEqual(['held'])
  })
})

describe('a printer that is set to other labels', () => {
  it('gets nothing sent, says which it has, and prints when the right roll is in', async () => {
    const { driver, simulated, is, printed } = await bench({ labelLengthMm: 155 })
    await is('needs-hand')
    expect(driver.status).toMatchObject({ trouble: 'wrong-label', detail: 'the label in the printer is 155 mm long, 32 mm are wanted' })
    expect(await outcomeOf(driver, 'first')).toMatchObject({ kind: 'needs-hand', trouble: 'wrong-label', sentBytes: 0 })
    simulated.switch({ labelLengthMm: 35 })
    await is('ready')
    expect(await outcomeOf(driver, 'again')).toMatchObject({ confirmed: true })
    expect(printed()).toEqual(['again'])
  })

  it('is noticed before the first label after somebody had a hand in it', async () => {
    const { driver, simulated, is, printed } = await bench()
    await is('ready')
    simulated.switch({ isHeadOpen: true })
    await is('needs-hand')
    simulated.switch({ labelLengthMm: 155, isHeadOpen: false })
    await until(() => driver.status.trouble === 'wrong-label', 'the wrong label', () => driver.status)
    expect(await outcomeOf(driver, 'first')).toMatchObject({ kind: 'needs-hand', trouble: 'wrong-label', sentBytes: 0 })
    expect(printed()).toEqual([])
  })
})

describe('a printer without room', () => {
  it('is waited for', async () => {
    const { driver, simulated, is, printed } = await bench({ isBufferFull: true })
    await is('ready')
    const outcome = outcomeOf(driver, 'patient')
    await pass(50)
    simulated.switch({ isBufferFull: false })
    expect(await outcome).toMatchObject({ confirmed: true })
    expect(printed()).toEqual(['patient'])
  })

  it('is given up after a while, with nothing sent', async () => {
    const { driver, printed } = await bench({ isBufferFull: true }, { ...fast, roomTimeoutMs: 100 })
    expect(await outcomeOf(driver, 'never')).toMatchObject({ kind: 'timeout', sentBytes: 0 })
    expect(printed()).toEqual([])
  })
})

describe('a printer that does not answer', () => {
  it('gets the label, which is not confirmed', async () => {
    const { driver, is, printed } = await bench({ neverAnswers: true })
    await is('ready')
    expect(await outcomeOf(driver, 'mute')).toMatchObject({ confirmed: false, evidence: 'no answer to ~HS' })
    expect(printed()).toEqual(['mute'])
  })

  it('is silent when it used to answer', async () => {
    const { driver, simulated, is } = await bench()
    await is('ready')
    simulated.switch({ neverAnswers: true })
    await is('silent')
    simulated.switch({ neverAnswers: false })
    await is('ready')
    expect(driver.status.detail).toBeNull()
  })

  it('and one that never prints leave the label unconfirmed', async () => {
    const { driver, printed } = await bench({ neverPrints: true }, { ...fast, confirmTimeoutMs: 300 })
    expect(await outcomeOf(driver, 'stuck')).toMatchObject({ confirmed: false, evidence: expect.stringContaining('not done in time') })
    expect(printed()).toEqual([])
  })

  it('and does not even read stalls the write, which is given up', async () => {
    const { driver } = await bench({ neverReads: true })
    const zpl = `^XA${'^FX filler^FS'.repeat(150_000)}^XZ`
    const outcome = await driver.print({ jobId: 'stalled', bytes: Buffer.from(zpl.slice(0, 1_900_000 - 3) + '^XZ') })
    // How much a system buffers differs: either the write stalls, or all of it waits unread.
    if (outcome.ok) expect(outcome.value.confirmed).toBe(false)
    else expect(outcome.failure).toMatchObject({ kind: 'timeout', sentBytes: expect.any(Number) })
  })
})

describe('a line that breaks', () => {
  const length = label('broken').bytes.length

  it.each([1, 3, 4, 20, 100, length - 1])('after %i bytes of the label is told, and the next label is clean', async (bytes) => {
    const { driver, simulated, is, printed } = await bench()
    await is('ready')
    simulated.switch({ resetAfterBytes: bytes })
    const broken = await outcomeOf(driver, 'broken')
    // Asked since, the printer said that nothing of it is left.
    expect(broken).toMatchObject({ kind: 'broken', sentBytes: 0, detail: expect.stringContaining('counted no label') })
    expect(await outcomeOf(driver, 'next')).toMatchObject({ confirmed: true })
    expect(printed()).toEqual(['next'])
    // Half a label must not have swallowed it: the format that came out is the one that was sent.
    expect(simulated.labels[0]?.zpl).toBe(label('next').bytes.toString())
  })

  it('is cleared blindly when the printer cannot be asked', async () => {
    const { driver, simulated, printed } = await bench({ neverAnswers: true })
    simulated.switch({ resetAfterBytes: 50 })
    expect(await outcomeOf(driver, 'broken')).toMatchObject({ kind: 'broken' })
    expect(await outcomeOf(driver, 'next')).toMatchObject({ confirmed: false })
    expect(printed()).toEqual(['next'])
    expect(simulated.cancels).toBe(1)
  })

  it('is not cleared when there is nothing to clear, because ~JA deletes the labels of others', async () => {
    const { driver, simulated } = await bench()
    await outcomeOf(driver, 'one')
    await outcomeOf(driver, 'two')
    expect(simulated.cancels).toBe(0)
  })
})

describe('a printer that is not there', () => {
  it('is absent, gets nothing sent, and is found again', async () => {
    const { driver, simulated, is } = await bench()
    await is('ready')
    await simulated.unplug()
    await is('absent')
    expect(await outcomeOf(driver, 'lost')).toMatchObject({ kind: 'unreachable', sentBytes: 0 })
    await simulated.plug()
    await is('ready')
    expect(await outcomeOf(driver, 'found')).toMatchObject({ confirmed: true })
  })
})

describe('stopping', () => {
  it('ends the job at hand and refuses those behind it', async () => {
    const { driver, simulated } = await bench({ neverPrints: true })
    const running = outcomeOf(driver, 'running')
    const waiting = outcomeOf(driver, 'waiting')
    await until(() => driver.status.lastSaid?.includes('00000001') === true, 'the label in the printer', () => driver.status)
    await driver.stop()
    expect(await running).toMatchObject({ kind: 'broken' })
    expect(await waiting).toMatchObject({ kind: 'unreachable', sentBytes: 0 })
    const before = driver.status
    await simulated.unplug()
    await pass(50)
    expect(driver.status).toBe(before)
  })

  it('lets two benches share a printer', async () => {
    const { driver, simulated, printed } = await bench()
    const other = createConnectedLabelPrinter('zpl', { deviceId: 'other', address: simulated.address, simulated: true }, transportForAddress(simulated.address), devicePorts(2), fast)
    opened.push(() => other.stop())
    other.start()
    const outcomes = await Promise.all(['a', 'b', 'c'].flatMap((name) => [outcomeOf(driver, name), outcomeOf(other, `${name}'`)]))
    expect(outcomes).toMatchObject(outcomes.map(() => ({ confirmed: true })))
    expect(new Set(printed())).toEqual(new Set(['a', "a'", 'b', "b'", 'c', "c'"]))
  })
})

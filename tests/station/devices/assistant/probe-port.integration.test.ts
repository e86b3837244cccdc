import { afterEach, describe, expect, test } from 'vitest'
import { probePlan, addressWithLine, type ProbeStep } from '../../../../electron/station/devices/assistant/probe-plan'
import { probePort, type ProbeProgress } from '../../../../electron/station/devices/assistant/probe-port'
import { scaleProtocols } from '../../../../electron/station/devices/bench-scale/scale-protocols'
import { createSimulatedBenchScale } from '../../../../electron/station/devices/bench-scale/simulated-bench-scale'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { openPtyWire } from '../../../../electron/station/devices/wires/pty-wire'
import type { Wire } from '../../../../electron/station/devices/wires/wire'
import { devicePorts } from '../support/ports'
import { until } from '../support/until'

const askable = scaleProtocols.filter(({ name }) => name !== 'hid-scale')
const ports = devicePorts()
const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function plugIn(): Promise<Wire> {
  const opened = await openPtyWire('unknown')
  if (!opened.ok) throw new Error(opened.failure)
  closing.push(() => opened.value.close())
  return opened.value
}

/** A scale that sends by itself, a few times a second. */
function stream(wire: Wire, lineOf: (n: number) => string): void {
  let n = 0
  const timer = setInterval(() => wire.write(Buffer.from(lineOf(n++), 'latin1')), 120)
  closing.push(() => clearInterval(timer))
}

function look(wire: Wire, plan: readonly ProbeStep[] = probePlan(askable), useWaitMs = 400) {
  const progress: ProbeProgress[] = []
  const sent: string[] = []
  wire.onBytes((bytes) => sent.push(Buffer.from(bytes).toString('latin1')))
  const run = probePort({ plan, useWaitMs, protocols: askable, clock: ports.clock, log: ports.log, transport: (line) => transportForAddress(addressWithLine(wire.address, line)), onProgress: (step) => progress.push(step) })
  return { run, progress, sent }
}

async function found(run: ReturnType<typeof probePort>) {
  const done = await run.done
  if (!done?.ok) throw new Error(`nothing found: ${JSON.stringify(done)}`)
  return done.value
}

/** Listens shortly, then asks what a Mettler answers: the whole plan is walked in the first test. */
const shortPlan = probePlan(askable.filter(({ name }) => name === 'mt-sics')).map((step) => ({ ...step, waitMs: 250 }))

describe('a look at a port', () => {
  test('a scale that answers is known by three answers, and nothing was sent while listening', async () => {
    const wire = await plugIn()
    const scale = createSimulatedBenchScale(wire, ports)
    scale.place(412)
    const { run, progress, sent } = look(wire)
    await until(() => progress.length > 0, 'the first step', () => progress)
    expect(progress[0]).toMatchObject({ phase: 'listening', step: 1 })
    expect(sent).toEqual([])
    const { candidates } = await found(run)
    expect(candidates.map(({ protocol }) => protocol)).toContain('mt-sics')
    expect(candidates[0]).toMatchObject({ inARow: 3, unit: 'g' })
    expect(sent.join('')).toMatch(/^(?:[^ZT]*SI\r\n)+/)
  })

  test('a scale that streams is known without a question', async () => {
    const wire = await plugIn()
    stream(wire, () => 'ST,GS,   245.6 g\r\n')
    const { run, sent } = look(wire)
    const { candidates, heard } = await found(run)
    expect(candidates.map(({ protocol }) => protocol)).toEqual(expect.arrayContaining(['generic']))
    expect(candidates[0]?.value).toBe('245.6')
    expect(heard.at(-1)).toBe('ST,GS,   245.6 g\r\n')
    expect(sent).toEqual([])
  })

  test('a scale nobody knows is not believed to be one that is known; its lines are kept to learn from', async () => {
    const wire = await plugIn()
    stream(wire, (n) => `#${n % 10} Brutto: 0.412 kilo\r\n`)
    const { run } = look(wire, shortPlan)
    const { candidates, heard } = await found(run)
    expect(candidates.filter(({ confidence }) => confidence === 'sure')).toEqual([])
    expect(heard.length).toBeGreaterThan(0)
  })

  test('a scanner is known by three codes, scanned when it is asked for', async () => {
    const wire = await plugIn()
    const { run, progress } = look(wire, shortPlan, 20_000)
    await until(() => progress.some(({ phase }) => phase === 'waiting-use'), 'the wait for use', () => progress.at(-1))
    for (const code of ['4006381333931', 'RMA-4711', 'CTB0241']) wire.write(Buffer.from(`${code}\r\n`))
    expect(await found(run)).toMatchObject({ codes: 3, candidates: [] })
  })

  test('a silent port ends in time, with nothing believed', async () => {
    const wire = await plugIn()
    expect(await found(look(wire, shortPlan).run)).toMatchObject({ candidates: [], codes: 0, bytes: 0, suspicion: null })
  })

  test('a look that is cancelled gives the port back at once: the next one opens it', async () => {
    const wire = await plugIn()
    const first = look(wire, shortPlan, 60_000)
    await until(() => first.progress.length > 0, 'the first step', () => first.progress)
    await first.run.cancel()
    expect(await first.run.done).toBeNull()
    const told = first.progress.length
    const scale = createSimulatedBenchScale(wire, ports)
    scale.place(100)
    expect((await found(look(wire, shortPlan).run)).candidates[0]).toMatchObject({ inARow: 3 })
    expect(first.progress).toHaveLength(told)
  })

  test('a port that another one has is told as held, one that goes away as gone', async () => {
    const wire = await plugIn()
    const owner = await transportForAddress(wire.address).open({ bytes: () => undefined, lost: () => undefined })
    expect(await look(wire, shortPlan).run.done).toMatchObject({ ok: false, failure: { cause: 'held' } })
    if (owner.ok) await owner.value.close()
    const going = look(wire, shortPlan, 20_000)
    await until(() => going.progress.length > 0, 'the first step', () => going.progress)
    await wire.unplug()
    expect(await going.run.done).toMatchObject({ ok: false, failure: { cause: 'absent' } })
  })
})

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openCommandStore } from '../../../../electron/cli/open-command-store'
import { createSimulatedBenchScale, simulatedScaleOptions } from '../../../../electron/station/devices/bench-scale/simulated-bench-scale'
import type { DeviceConfiguration } from '../../../../electron/station/devices/device-registry'
import type { DeviceProtocol } from '../../../../electron/station/devices/driver-makers'
import { openPtyWire } from '../../../../electron/station/devices/wires/pty-wire'
import type { Wire } from '../../../../electron/station/devices/wires/wire'
import { writeBenchSettings } from '../../../../electron/station/handlers/bench-settings'
import { openStationStore, setUpSample } from '../../../../electron/station/handlers/set-up'
import { loadTemplates } from '../../../../electron/station/templates/load-templates'
import { startStationProcess, type StationProcess } from '../../../support/station-process'
import { devicePorts } from '../support/ports'
import { pass, until } from '../support/until'

/** A laptop closed and opened again, an overloaded machine, a debugger. */
const stoppedMs = 5_000
/** What a person may be asked to wait for. Printed, not asserted: a busy machine is no defect. */
const backOnlineMs = 2_000
const BEFORE_GRAMS = 700
const AFTER_GRAMS = 1_200

const root = mkdtempSync(join(tmpdir(), 'turnback-suspend-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

interface Example {
  readonly badge: string
  readonly parcels: readonly { readonly rmaNumber: string; readonly code: string }[]
}

async function fillStore(storeDir: string, devices: DeviceConfiguration): Promise<Example> {
  const { clock, log } = devicePorts()
  const surroundings = { storeDir, resourcesDir: 'resources', clock, log, newId: randomUUID, templates: await loadTemplates('resources') }
  await setUpSample(surroundings, 'en')
  const store = openStationStore(surroundings, null)
  try {
    writeBenchSettings(store, { language: 'en', simulated: false, devices: [...devices] })
    const parcels = store.reference.returnOrderNumbers(0, 100).flatMap((rmaNumber) => {
      const sku = store.reference.returnOrder(rmaNumber)?.lines[0]?.sku
      const code = sku === undefined ? undefined : store.reference.itemsBySku(sku)[0]?.gtins[0]
      return code === undefined ? [] : [{ rmaNumber, code }]
    })
    return { badge: store.reference.operators()[0]?.badge ?? '', parcels }
  } finally {
    store.close()
  }
}

const stepOf = async (station: StationProcess) => (await station.request('bench.view', {})).step.kind

async function comeToWeighing(station: StationProcess, { badge, parcels }: Example): Promise<void> {
  const scan = (text: string) => station.request('bench.scan', { text, aim: null, source: 'serial-scanner' })
  await scan(badge)
  for (const { rmaNumber, code } of parcels) {
    await scan(rmaNumber)
    await scan(code)
    if ((await stepOf(station)) === 'weigh') return
    await station.request('bench.command', { command: 'UNDO' })
    await station.request('bench.command', { command: 'UNDO' })
  }
  throw new Error('the bench does not come to weighing')
}

async function allReady(station: StationProcess): Promise<number> {
  const from = performance.now()
  for (;;) {
    const devices = await station.request('devices.list', {})
    if (devices.every(({ state }) => state === 'ready')) return performance.now() - from
    if (performance.now() - from > 15_000) throw new Error(`not ready: ${JSON.stringify(devices)}`)
    await pass(20)
  }
}

async function wire(name: string): Promise<Wire> {
  const opened = await openPtyWire(name)
  if (!opened.ok) throw new Error(opened.failure)
  return opened.value
}

const gramsOf = (payload: unknown): number => z.object({ weightGrams: z.number() }).parse(payload).weightGrams

/** Weights in the journal, oldest first. */
function recordedGrams(storeDir: string): readonly number[] {
  const store = openCommandStore(storeDir)
  try {
    return store.journal.newestOwn(0, 1_000).flatMap((entry) => (entry.kind === 'unitWeighed' ? [gramsOf(entry.payload)] : []))
  } finally {
    store.close()
  }
}

describe.runIf(process.platform === 'linux')('a station that was stopped and goes on', () => {
  // A scale that is asked says nothing meanwhile; what a scale says by itself waits in the kernel, old weights first.
  it.concurrent.each(['mt-sics', 'generic'] as const)('takes no weight of before, no scan twice, and is back by itself, on a machine without udevadm (%s)', { timeout: 60_000 }, async (protocol: DeviceProtocol) => {
    const dir = join(root, protocol)
    const [scanner, scaleWire] = await Promise.all([wire(`scanner-${protocol}`), wire(`scale-${protocol}`)])
    const scale = createSimulatedBenchScale(scaleWire, devicePorts(), { ...simulatedScaleOptions, protocol, settleMs: 20 })
    const storeDir = join(dir, 'store')
    const example = await fillStore(storeDir, [
      { deviceId: 'scanner', role: 'scanner', protocol: 'serial-scanner', address: scanner.address, simulated: false },
      { deviceId: 'scale', role: 'scale', protocol, address: scaleWire.address, simulated: false },
    ])
    // No program is found by its name: nothing the station does at a bench may need one.
    const station = await startStationProcess(dir, { PATH: '/nonexistent' })
    try {
      await allReady(station)
      await comeToWeighing(station, example)
      await pass(600)

      station.suspend()
      scanner.write(Buffer.from('WHILE-STOPPED\r'))
      scale.place(BEFORE_GRAMS)
      await pass(stoppedMs / 2)
      scale.place(AFTER_GRAMS)
      await pass(stoppedMs / 2)
      station.resume()
      const tookMs = await allReady(station)
      console.log(`${protocol}: ready ${Math.round(tookMs)} ms after it went on (budget ${backOnlineMs} ms)`)

      await pass(1_000)
      if ((await stepOf(station)) === 'weigh') {
        // Nobody saw the pan meanwhile, so it may have to be seen empty once more.
        scale.remove()
        await pass(800)
        scale.place(AFTER_GRAMS)
      }
      for (let looks = 0; (await stepOf(station)) === 'weigh'; looks++) {
        if (looks > 200) throw new Error('the weight was not taken')
        await pass(50)
      }
      scanner.write(Buffer.from('AFTERWARDS\r'))
      await until(() => station.scans.includes('AFTERWARDS'), 'the scan afterwards', () => station.scans)
      expect(station.scans).toEqual(['WHILE-STOPPED', 'AFTERWARDS'])
    } finally {
      await station.stop()
      await Promise.all([scale.close(), scanner.close()])
    }
    expect(recordedGrams(storeDir)).toEqual([AFTER_GRAMS])
  })
})

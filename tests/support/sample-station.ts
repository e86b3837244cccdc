import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDemoBench, type DemoBench } from '../../electron/cli/demo/demo-bench'
import { createLog } from '../../electron/station/log'
import { openStation, type Station } from '../../electron/station/station'

/** Badges of the sample's people. */
export const sampleBadges = {
  dana: makeNumberedLpn('badge', 'EXAMPL', 1),
  timur: makeNumberedLpn('badge', 'EXAMPL', 2),
  vera: makeNumberedLpn('badge', 'EXAMPL', 3),
}

/** Totes of the sample by zone. */
export const sampleTotes = { A: makeLpn('tote', 'A12'), B: makeLpn('tote', 'B07'), C: makeLpn('tote', 'C04'), V: makeLpn('tote', 'V01'), R: makeLpn('tote', 'R01'), Q: makeLpn('tote', 'Q01') }

/** A station with sample data and simulated devices in a folder of its own: the real drivers over real wires. */
export interface SampleStation {
  readonly station: Station
  readonly bench: DemoBench
  readonly dir: string
  /** Lines the station logged at warning or worse. */
  readonly complaints: readonly string[]
  /** Stops the station and starts it anew on the same folder, as after a power cut. */
  restart(): Promise<SampleStation>
  close(): Promise<void>
}

export async function openSampleStation(dir = mkdtempSync(join(tmpdir(), 'turnback-station-'))): Promise<SampleStation> {
  const complaints: string[] = []
  const station = await openStation({
    storeDir: join(dir, 'store'), exportsDir: join(dir, 'exports'), resourcesDir: 'resources', version: 'test',
    log: createLog('test', (line) => !line.includes('"level":"info"') && complaints.push(line)),
  })
  const status = await station.request('station.status', {})
  if (status.ok && status.value.phase === 'first-start') await station.request('setup.trySample', { language: 'en' })
  station.simulated?.scale.change({ settleMs: 20 })
  station.simulated?.printer.switch({ printMs: 10 })
  const bench = await openDemoBench(station)
  const stop = async () => {
    bench.close()
    await station.close()
  }
  return {
    station, bench, dir, complaints,
    async restart() {
      await stop()
      return openSampleStation(dir)
    },
    async close() {
      await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

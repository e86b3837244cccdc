import type { DurationMs } from '@shared/domain/quantities'
import { allowCommand } from '../../station/devices/allow-command'
import { openDevices, type DeviceRegistry } from '../../station/devices/device-registry'
import { createDeviceFinder, systemDevices, type DeviceFinder } from '../../station/devices/finding/device-finder'
import { createFrameRing } from '../../station/devices/frame-log'
import { openSimulatedBench } from '../../station/devices/simulated-bench'
import { readKeptBenchSettings } from '../../station/handlers/bench-settings'
import { silentLog } from '../../station/log'
import { storeFolder } from '../open-command-store'
import { resourcesDir } from '../resources-dir'

/** Which devices a command works with: those of a store, simulated ones, or none but what is plugged in. */
export interface CommandBench {
  readonly store: string | null
  readonly simulated: boolean
}

export interface CommandDevices {
  readonly registry: DeviceRegistry
  readonly finder: DeviceFinder
  close(): Promise<void>
}

/** Simulated scales bear being asked more often than real ones. */
const SIMULATED_ASK_EVERY_MS: DurationMs = 100

/** Opens the devices of a store with the drivers of the station. A station at work has them already: then they are held. */
export async function openCommandDevices({ store, simulated }: CommandBench): Promise<CommandDevices> {
  const ports = { clock: { now: () => Date.now() }, random: { next: () => Math.random() }, log: silentLog, frameLog: createFrameRing() }
  const bench = simulated ? await openSimulatedBench(ports, { askEveryMs: SIMULATED_ASK_EVERY_MS }) : null
  const finder = createDeviceFinder(systemDevices(), ports)
  const configuration = bench?.configuration ?? (store === null ? [] : readKeptBenchSettings(storeFolder(store)).devices)
  const registry = openDevices(configuration, ports, { finder, allowCommand: allowCommand(resourcesDir()) })
  finder.start()
  return {
    registry,
    finder,
    async close() {
      await finder.stop()
      await registry.close()
      await bench?.close()
    },
  }
}

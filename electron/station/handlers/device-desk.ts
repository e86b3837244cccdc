import type { deviceConfigurationRequests, FoundDeviceView, KeptDeviceView } from '@shared/contract/device-configuration'
import { decideDeviceChange, isSameDevice, type DeviceKnowledge } from '@shared/domain/device-change'
import type { PresentDevice } from '@shared/domain/device-evidence'
import { mayBeProbed } from '@shared/domain/device-use'
import type { Failure } from '@shared/domain/failure'
import type { Operator } from '@shared/domain/operator'
import { ok, refuse, type Result } from '@shared/domain/result'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { ConfiguredDevice, DeviceConfiguration, DeviceRegistry } from '../devices/device-registry'
import { DEVICE_PROTOCOLS, driverMakers, type DeviceProtocol } from '../devices/driver-makers'
import type { DeviceFinder } from '../devices/finding/device-finder'
import { likelyProtocols } from '../devices/finding/likely-protocols'
import { frameLine, type FrameRing } from '../devices/frame-log'
import { parseAddress } from '../devices/transports/address'
import type { Clock, Log } from '../ports'
import type { Store } from '../store/store'
import { readBenchSettings, writeBenchSettings } from './bench-settings'
import { leadOnly } from './people'
import type { FrameFile } from './frame-file'
import { localStamp } from './shift-reports'

type Input<N extends keyof typeof deviceConfigurationRequests> = z.output<(typeof deviceConfigurationRequests)[N]['input']>
type Output<N extends keyof typeof deviceConfigurationRequests> = z.output<(typeof deviceConfigurationRequests)[N]['output']>
type Answer<N extends keyof typeof deviceConfigurationRequests> = Result<Output<N>, Failure>

/** Where a lead looks after the devices of the bench. */
export interface DeviceDesk {
  found(): Promise<Answer<'devices.found'>>
  protocols(): Answer<'devices.protocols'>
  configuration(): Answer<'devices.configuration'>
  change(change: Input<'devices.change'>): Promise<Answer<'devices.change'>>
  saveLog(wanted: Input<'devices.saveLog'>): Promise<Answer<'devices.saveLog'>>
  /** Works with this device in the place of the one of its id, or besides where there is none. */
  exchange(device: ConfiguredDevice): Promise<void>
  close(): void
}

export interface DeviceDeskParts {
  readonly store: Store
  readonly devices: DeviceRegistry
  readonly finder: DeviceFinder
  readonly frames: FrameRing
  readonly frameFile: FrameFile
  readonly exportsDir: string
  readonly clock: Clock
  readonly log: Log
  readonly operator: () => Operator | null
  readonly announceFound: (found: FoundDeviceView[]) => void
  /** Told when other devices are at the bench now. */
  readonly onChanged: () => void
}

const knowledge: DeviceKnowledge<DeviceProtocol> = {
  protocol(name) {
    const protocol = DEVICE_PROTOCOLS.find((known) => known === name)
    return protocol ? { protocol, role: driverMakers[protocol].role, needsLine: driverMakers[protocol].bus !== 'none' } : null
  },
  isAddress: (text) => parseAddress(text).ok,
}

export function openDeviceDesk({ store, devices, finder, frames, frameFile, exportsDir, clock, log, operator, announceFound, onChanged }: DeviceDeskParts): DeviceDesk {
  /** One change after the other: the ports of one have to be free before the next opens them. */
  let changing: Promise<unknown> = Promise.resolve()

  const kept = (): KeptDeviceView[] => devices.configuration.map(({ deviceId, role, protocol, evidence, address, profile, simulated: isSimulated }) => ({ deviceId, role, protocol, evidence, address, profile, simulated: isSimulated }))

  const view = (present: readonly PresentDevice[]): FoundDeviceView[] =>
    present.map((device) => ({
      ...device,
      mayBeProbed: mayBeProbed(device.use),
      deviceId: devices.configuration.find(({ evidence }) => evidence && isSameDevice(evidence, device.evidence))?.deviceId ?? null,
      protocols: likelyProtocols(device),
    }))

  /** Simulated devices are opened anew at every start: they work beside the bench's own and are not kept. */
  function keep(configuration: DeviceConfiguration): void {
    writeBenchSettings(store, { ...readBenchSettings(store), devices: configuration.filter((device) => !device.simulated).map((device) => ({ ...device })) })
  }

  async function apply({ ...change }: Input<'devices.change'>): Promise<Answer<'devices.change'>> {
    const decided = decideDeviceChange(devices.configuration, change, knowledge)
    if (!decided.ok) return decided
    // What the registry knows beyond the settings, such as how often a simulated device is asked, stays.
    const wanted = decided.value.devices.map((device) => ({ ...devices.configuration.find(({ deviceId }) => deviceId === device.deviceId && device.simulated), ...device }))
    keep(wanted)
    await devices.configure(wanted)
    log.info('the devices of the bench were changed', { by: operator()?.operatorId, change: change.kind, deviceId: decided.value.deviceId })
    onChanged()
    announceFound(view(finder.present))
    return ok({ deviceId: decided.value.deviceId, devices: kept() })
  }

  const forgetLearned = devices.onLearned(() => keep(devices.configuration))
  const forgetFound = finder.onChange((present) => announceFound(view(present)))

  return {
    async found() {
      const refused = leadOnly(operator(), 'change-bench')
      return refused ? refuse(refused) : ok(view(await finder.look()))
    },
    protocols: () => ok(DEVICE_PROTOCOLS.map((protocol) => ({ protocol, role: driverMakers[protocol].role, bus: driverMakers[protocol].bus }))),
    configuration() {
      const refused = leadOnly(operator(), 'change-bench')
      return refused ? refuse(refused) : ok(kept())
    },
    async change(change) {
      const refused = leadOnly(operator(), 'change-bench')
      if (refused) return refuse(refused)
      const changed = changing.then(() => apply(change))
      changing = changed.catch(() => undefined)
      return changed
    },
    async exchange(device) {
      const exchanged = changing.then(() => devices.configure(withDevice(devices.configuration, device)))
      changing = exchanged.catch(() => undefined)
      await exchanged
      keep(devices.configuration)
      onChanged()
    },
    async saveLog({ deviceId }) {
      const refused = leadOnly(operator(), 'change-bench')
      if (refused) return refuse(refused)
      frameFile.write()
      const lines = frames.frames(deviceId ?? undefined).map(frameLine)
      await mkdir(exportsDir, { recursive: true })
      const path = join(exportsDir, `device-frames-${deviceId ?? 'all'}-${localStamp(clock.now())}.jsonl`)
      await writeFile(path, lines.map((line) => `${line}\n`).join(''))
      return ok({ path, frames: lines.length })
    },
    close() {
      forgetLearned()
      forgetFound()
    },
  }
}

function withDevice(configuration: DeviceConfiguration, device: ConfiguredDevice): DeviceConfiguration {
  const isThere = configuration.some(({ deviceId }) => deviceId === device.deviceId)
  return isThere ? configuration.map((one) => (one.deviceId === device.deviceId ? device : one)) : [...configuration, device]
}

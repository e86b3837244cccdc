import type { DeviceStatus } from '@shared/domain/device'
import type { PresentDevice } from '@shared/domain/device-evidence'
import { likelyProtocols } from '../../station/devices/finding/likely-protocols'
import { answer, EXIT, type ExitCode } from '../outcome'
import { deviceLine, deviceReport } from './device-report'
import { deviceLines } from './list-devices'
import { openCommandDevices, type CommandBench } from './open-command-devices'

/** Prints what is plugged in and pulled, and every change of the bench's devices, until it is ended or the time is over. */
export async function watchDevices({ seconds, asJson, ...bench }: CommandBench & { readonly seconds: number | null; readonly asJson: boolean }): Promise<ExitCode> {
  const { registry, finder, close } = await openCommandDevices(bench)
  let known = new Map<string, PresentDevice>()
  const states = new Map<string, string>()

  function tellFound(present: readonly PresentDevice[]): void {
    const now = new Map(present.map((device) => [device.evidence.port, device]))
    for (const [port, device] of now) if (JSON.stringify(known.get(port)) !== JSON.stringify(device)) print('plugged in', device)
    for (const [port, device] of known) if (!now.has(port)) print('pulled', device)
    known = now
  }

  function print(change: string, device: PresentDevice): void {
    if (asJson) answer({ at: new Date().toISOString(), change, ...device.evidence, manufacturer: device.manufacturer, product: device.product, use: device.use })
    else process.stdout.write(`${change}: ${deviceLines(device, likelyProtocols(device))}\n`)
  }

  function tellState(status: DeviceStatus): void {
    // What a device says is in its raw frames; here it is about how it is.
    const state = `${status.state} ${status.detail ?? ''}`
    if (states.get(status.deviceId) === state) return
    states.set(status.deviceId, state)
    if (asJson) answer({ at: new Date().toISOString(), change: 'state', ...deviceReport(status) })
    else process.stdout.write(`${deviceLine(status)}\n`)
  }

  finder.onChange(tellFound)
  registry.onStatus(tellState)
  registry.statuses.forEach(tellState)
  tellFound(await finder.look())
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
    if (seconds !== null) setTimeout(resolve, seconds * 1_000)
  })
  await close()
  return EXIT.done
}

import type { SimulatedAct, SimulatedView } from '@shared/contract/simulated-devices'
import { failure, type Failure } from '@shared/domain/failure'
import type { Operator } from '@shared/domain/operator'
import { assertNever, ok, refuse, type Result } from '@shared/domain/result'
import type { OrderedScaleFault, SimulatedScanFault, SimulatedScannerKind } from '@shared/domain/simulated-devices'
import type { ConfiguredDevice } from '../devices/device-registry'
import { simulatedScaleProtocols, type SimulatedBench } from '../devices/simulated-bench'
import type { Store } from '../store/store'
import type { Bench } from './bench'
import { readBenchSettings, writeBenchSettings } from './bench-settings'
import { leadOnly } from './people'
import { codesAround } from './simulated-codes'
import { plugScanner, scanSimulated } from './simulated-scanning'

/** A person's hands at the simulated bench: what lies about, and what can be done with it. */
export interface SimulatedHands {
  view(): SimulatedView
  /** Does to the simulated devices what a hand would do. Resolves when the device has felt it. */
  act(act: SimulatedAct): Promise<Result<Record<never, never>, Failure>>
}

export interface SimulatedHandsParts {
  readonly store: Store
  readonly bench: Bench
  readonly simulated: SimulatedBench
  readonly operator: () => Operator | null
  /** Lets the station work with another simulated device in place of the one of its id. */
  readonly exchange: (device: ConfiguredDevice) => Promise<void>
}

const CABLES = { loadGrams: 0, scannerPlugged: true, scalePlugged: true, pedalPlugged: true, printerPlugged: true, paperPresent: true }

export function createSimulatedHands({ store, bench, simulated, operator, exchange }: SimulatedHandsParts): SimulatedHands {
  let around = CABLES
  let { scale: scaleProtocol, scanner: kind } = readBenchSettings(store).simulatedDevices
  let scaleFault: OrderedScaleFault | null = null
  let scanFault: SimulatedScanFault | null = null

  async function takeScale(wanted: string): Promise<Result<Record<never, never>, Failure>> {
    const refused = leadOnly(operator(), 'change-bench')
    if (refused) return refuse(refused)
    const protocol = simulatedScaleProtocols.find((known) => known === wanted)
    if (protocol === undefined) return refuse(failure('protocol-unknown', { protocol: wanted }))
    const device = await simulated.takeScale(protocol)
    await exchange(device)
    scaleProtocol = protocol
    scaleFault = null
    around = { ...around, loadGrams: 0, scalePlugged: true }
    keep()
    return ok({})
  }

  async function takeScanner(wanted: SimulatedScannerKind): Promise<Result<Record<never, never>, Failure>> {
    const refused = leadOnly(operator(), 'change-bench')
    if (refused) return refuse(refused)
    await plugScanner(simulated, kind, true)
    kind = wanted
    scanFault = null
    around = { ...around, scannerPlugged: true }
    keep()
    return ok({})
  }

  function keep(): void {
    writeBenchSettings(store, { ...readBenchSettings(store), simulatedDevices: { scale: scaleProtocol, scanner: kind } })
  }

  function orderScaleFault(fault: OrderedScaleFault | null): void {
    scaleFault = fault
    simulated.scale.setMute(fault === 'silent')
    simulated.scale.setFault(fault === 'silent' ? null : fault)
  }

  async function carryOut(act: Exclude<SimulatedAct, { act: 'take-scale' | 'take-scanner' }>): Promise<void> {
    switch (act.act) {
      case 'scan':
        return around.scannerPlugged ? scanSimulated(simulated, { kind, fault: scanFault }, act.text) : undefined
      case 'place':
        simulated.scale.place(act.grams)
        around = { ...around, loadGrams: act.grams }
        return
      case 'remove':
        simulated.scale.remove()
        around = { ...around, loadGrams: 0 }
        return
      case 'press':
        return simulated.pedal.press()
      case 'scanner-cable':
        around = { ...around, scannerPlugged: act.plugged }
        return plugScanner(simulated, kind, act.plugged)
      case 'scale-cable':
        around = { ...around, scalePlugged: act.plugged }
        return act.plugged ? simulated.scale.plug() : simulated.scale.unplug()
      case 'pedal-cable':
        around = { ...around, pedalPlugged: act.plugged }
        return act.plugged ? simulated.pedal.plug() : simulated.pedal.unplug()
      case 'printer-cable':
        around = { ...around, printerPlugged: act.plugged }
        return act.plugged ? simulated.printer.plug() : simulated.printer.unplug()
      case 'printer-paper':
        around = { ...around, paperPresent: act.present }
        simulated.printer.switch({ isPaperOut: !act.present })
        return
      case 'scale-fault':
        return orderScaleFault(act.fault)
      case 'scan-fault':
        scanFault = act.fault
        return
      case 'scale-restart':
        return simulated.scale.powerCycle()
      default:
        return assertNever(act, 'simulated act')
    }
  }

  return {
    view: () => ({
      codes: codesAround(store, bench),
      ...around,
      labelsPrinted: simulated.printer.labels.length,
      scale: { protocol: scaleProtocol, fault: scaleFault },
      scanner: { kind, fault: scanFault },
      scaleProtocols: [...simulatedScaleProtocols],
    }),
    async act(act) {
      if (act.act === 'take-scale') return takeScale(act.protocol)
      if (act.act === 'take-scanner') return takeScanner(act.scanner)
      await carryOut(act)
      return ok({})
    },
  }
}

import type { CreateBench } from '@shared/contract/requests'
import { openTote } from '@shared/domain/commands/open-tote'
import { asId, type OperatorId } from '@shared/domain/ids'
import { makeLpn, makeNumberedLpn, parseLpn } from '@shared/domain/lpn'
import type { Language } from '@shared/domain/words'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { DeviceConfiguration } from '../devices/device-registry'
import { importCatalogue } from '../feeds/import-catalogue'
import { importExpectedReturns } from '../feeds/import-expected-returns'
import type { Clock, Log } from '../ports'
import { openStore } from '../store/open-store'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'
import { KEYBOARD_SCANNER, writeBenchSettings } from './bench-settings'

/** What a store is opened with. */
export interface StoreSurroundings {
  readonly storeDir: string
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
}

/** Opens the station's store. Without a name it is the one that was set up before. */
export function openStationStore(surroundings: StoreSurroundings, stationName: string | null): Store {
  const { storeDir, clock, log, newId } = surroundings
  return openStore({ dir: storeDir, stationName, clock, log, newId, randomBytes: (count) => new Uint8Array(randomBytes(count)) })
}

/** Makes the store of a real bench: its name, its devices, and the lead as the first operator. Returns the lead's badge code. */
export function createBenchStore(surroundings: StoreSurroundings, input: CreateBench): string {
  const store = openStationStore(surroundings, input.stationName)
  try {
    const badge = store.journal.takePlate('badge')
    store.reference.addOperator({ operatorId: asId<OperatorId>(surroundings.newId()), name: input.leadName, role: 'lead', language: input.language, badge, active: true }, input.leadPin)
    writeBenchSettings(store, { language: input.language, simulated: false, devices: [...configuredDevices(input)] })
    return badge
  } finally {
    store.close()
  }
}

function configuredDevices(input: CreateBench): DeviceConfiguration {
  const printerAddress = input.printerAddress.includes('://') ? input.printerAddress : `tcp://${input.printerAddress}`
  return [
    ...(input.scannerAddress ? [{ deviceId: 'serial-scanner', role: 'scanner', protocol: 'serial-scanner', address: input.scannerAddress, simulated: false } as const] : []),
    KEYBOARD_SCANNER,
    ...(input.scaleAddress ? [{ deviceId: 'scale', role: 'scale', protocol: 'mt-sics', address: input.scaleAddress, simulated: false } as const] : []),
    ...(input.printerAddress ? [{ deviceId: 'printer', role: 'printer', protocol: 'zpl', address: printerAddress, simulated: false } as const] : []),
  ]
}

/** Name of the bench that works with sample data. */
const SAMPLE_STATION = 'Bench 07'

/** Makes a store of its own with the sample catalogue, return orders, people and totes, for work with simulated devices. */
export async function setUpSample(surroundings: StoreSurroundings & { readonly resourcesDir: string; readonly templates: Templates }, language: Language): Promise<void> {
  const store = openStationStore(surroundings, SAMPLE_STATION)
  try {
    const folder = join(surroundings.resourcesDir, 'sample')
    for (const imported of [await importCatalogue(join(folder, 'catalogue.csv'), store), await importExpectedReturns(join(folder, 'expected-returns.csv'), store)]) {
      if (!imported.ok) throw new Error(`the sample data cannot be read: ${imported.failure.detail}`)
    }
    addSampleOperators(store, surroundings.templates)
    openSampleTotes(store, surroundings.templates)
    writeBenchSettings(store, { language, simulated: true, devices: [] })
  } finally {
    store.close()
  }
}

/** Adds the invented people of the sample, with the badges that are printed for practice. */
export function addSampleOperators(store: Store, { sampleOperators }: Templates): void {
  for (const { operatorId, name, role, language, pin, badgeNumber } of sampleOperators.operators) {
    const badge = makeNumberedLpn('badge', sampleOperators.badgeRange, badgeNumber)
    store.reference.addOperator({ operatorId: asId<OperatorId>(operatorId), name, role, language, badge, active: true }, pin)
  }
}

function openSampleTotes(store: Store, { sampleTotes }: Templates): void {
  for (const { body, capacity } of sampleTotes.totes) {
    const plate = parseLpn(makeLpn('tote', body))
    const opened = plate && openTote({ totes: store.bench.totes() }, plate, capacity)
    if (opened?.ok) store.journal.append(opened.value.entries, null)
  }
}

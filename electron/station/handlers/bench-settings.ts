import { DeviceEvidenceSchema, DeviceProfileSchema } from '@shared/contract/device-configuration'
import { CheckRulesSchema } from '@shared/contract/devices'
import { ReturnOrderPatternsSchema } from '@shared/contract/scan-data'
import { SimulatedChoiceSchema } from '@shared/contract/simulated-devices'
import { LockMinutesSchema, LookSchema } from '@shared/contract/station-status'
import { USUAL_LOOK } from '@shared/domain/bench-look'
import { DEVICE_ROLES } from '@shared/domain/device'
import { USUAL_CHECK_RULES } from '@shared/domain/device-check'
import { USUAL_SIMULATED_CHOICE } from '@shared/domain/simulated-devices'
import { LABEL_MEDIA } from '@shared/domain/label-media'
import { LANGUAGES } from '@shared/domain/words'
import { z } from 'zod'
import { DEVICE_PROTOCOLS } from '../devices/driver-makers'
import { readStoreSetting } from '../store/read-setting'
import type { Store } from '../store/store'

const DeviceSchema = z.object({
  deviceId: z.string(),
  role: z.enum(DEVICE_ROLES),
  protocol: z.enum(DEVICE_PROTOCOLS),
  evidence: DeviceEvidenceSchema.optional(),
  address: z.string().optional(),
  profile: DeviceProfileSchema.optional(),
  simulated: z.boolean(),
})

const USUAL_LOCK_MINUTES = 5

const BenchSettingsSchema = z.object({
  language: z.enum(LANGUAGES),
  /** Simulated devices are opened anew at every start, so they are not listed under `devices`. */
  simulated: z.boolean(),
  devices: z.array(DeviceSchema),
  /** Which scale the simulated bench has, and which of its scanners is in the hand. */
  simulatedDevices: SimulatedChoiceSchema.default(USUAL_SIMULATED_CHOICE),
  /** Minutes without a hand on the bench until it locks itself; 0: never. */
  lockAfterMinutes: LockMinutesSchema.default(USUAL_LOCK_MINUTES),
  look: LookSchema.default(USUAL_LOOK),
  /** The printer that somebody gave the labels to, where several have the same. */
  printersInCharge: z.partialRecord(z.enum(LABEL_MEDIA), z.string()).optional(),
  /** The reference weight of the start-of-shift test. */
  deviceCheck: CheckRulesSchema.default(USUAL_CHECK_RULES),
  /** Regular expressions of this shop's return-order numbers, each for the whole text; without them the shipped ones count. */
  returnOrderPatterns: ReturnOrderPatternsSchema.optional(),
})
export type BenchSettings = z.output<typeof BenchSettingsSchema>

const SETTING_NAME = 'bench'

/** A keyboard scanner needs no address: every bench listens to one. */
export const KEYBOARD_SCANNER = { deviceId: 'keyboard-scanner', role: 'scanner', protocol: 'keyboard', address: 'keyboard', simulated: false } as const

const FIRST_SETTINGS: BenchSettings = { language: 'en', simulated: false, devices: [KEYBOARD_SCANNER], simulatedDevices: USUAL_SIMULATED_CHOICE, lockAfterMinutes: USUAL_LOCK_MINUTES, look: USUAL_LOOK, deviceCheck: USUAL_CHECK_RULES }

export function readBenchSettings(store: Store): BenchSettings {
  return parseSettings(store.setting(SETTING_NAME))
}

/** Of a store that the station may have open. */
export function readKeptBenchSettings(storeDir: string): BenchSettings {
  return parseSettings(readStoreSetting(storeDir, SETTING_NAME))
}

function parseSettings(json: string | null): BenchSettings {
  return json === null ? FIRST_SETTINGS : BenchSettingsSchema.parse(JSON.parse(json))
}

export function writeBenchSettings(store: Store, settings: z.input<typeof BenchSettingsSchema>): void {
  store.setSetting(SETTING_NAME, JSON.stringify(settings))
}

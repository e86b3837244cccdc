import type { KeyboardLearning } from '@shared/contract/keyboard'
import type { KeyboardScannerProfile } from '@shared/domain/device-profile'
import { CALIBRATION_CODES } from '@shared/domain/keyboard/calibration-code'
import type { KeyBurst } from '@shared/domain/keyboard/key-press'
import { joinLearned, learnCode, type LearnedCode, type LearnRefusal } from '@shared/domain/keyboard/learn-keyboard-scanner'
import { readBurst, sameScanner, timingOf, type BurstReading, type KnownKeyboardScanner } from '@shared/domain/keyboard/tell-scanners'
import type { WedgeTiming } from '@shared/domain/keyboard/wedge-reducer'
import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { Relevance } from '@shared/domain/trigger-burst'
import type { ConfiguredDevice, DeviceRegistry } from '../devices/device-registry'
import type { Clock } from '../ports'
import { KEYBOARD_SCANNER } from './bench-settings'

/** Learning ends by itself when nobody scans: until then any silence ends a scan. */
const LEARNING_TIMEOUT_MS: DurationMs = 180_000
/** More scans than this of one sheet are no help. */
const MAX_LEARNED_CODES = 40
/** The window takes a code to the bench long before that. */
const MAX_DOUBTS = 20

export interface KeyboardScanners {
  /** Takes what a keyboard scanner typed: a code of the sheet while learning, else a scan. */
  burst(burst: KeyBurst): void
  /** What else a code may have been that was read at this moment, where scanners of the bench type differently. */
  othersOf(deviceId: string, readAt: Instant): readonly string[]
  learning(): KeyboardLearning
  begin(how: { readonly another: boolean }): KeyboardLearning
  end(): KeyboardLearning
  timing(): WedgeTiming
  close(): void
}

export interface KeyboardScannersParts {
  readonly clock: Clock
  readonly devices: Pick<DeviceRegistry, 'configuration' | 'keyboard'>
  /** Works with this device from now on, and keeps it. */
  readonly exchange: (device: ConfiguredDevice) => Promise<void>
  /** What the bench would do with a text now; changes nothing. */
  readonly relevanceOf: (text: string) => Relevance
  readonly announce: (learning: KeyboardLearning) => void
  readonly onTiming: (timing: WedgeTiming) => void
}

/** Reads keyboard scanners by what was learned of each, and learns them from the calibration sheet. */
export function openKeyboardScanners({ clock, devices, exchange, relevanceOf, announce, onTiming }: KeyboardScannersParts): KeyboardScanners {
  let codes: readonly LearnedCode[] = []
  let open: { readonly another: boolean } | null = null
  let refusal: LearnRefusal | null = null
  let newest: KeyboardScannerProfile | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let doubts: readonly { readonly deviceId: string; readonly readAt: Instant; readonly others: readonly string[] }[] = []

  const configured = () => devices.configuration.filter(({ protocol }) => protocol === 'keyboard')
  const known = (): readonly KnownKeyboardScanner[] => configured().map(({ deviceId, profile }) => ({ deviceId, profile: profile?.keyboard ?? null }))
  const timing = (): WedgeTiming => timingOf(known(), open !== null)

  function learning(): KeyboardLearning {
    const learned = known().filter(({ profile }) => profile !== null)
    const shown = newest ?? learned.at(-1)?.profile ?? null
    return {
      isOpen: open !== null, refusal,
      read: CALIBRATION_CODES.map((_, place) => codes.some((code) => code.place === place)),
      scanners: learned.length,
      learned: shown && {
        differentKeys: Object.keys(shown.characters).length, altMode: shown.altMode, undoesCapsLock: shown.undoesCapsLock, separator: shown.separator,
        usualGapMs: shown.usualGapMs, prefixKey: shown.prefixKey, suffixKey: shown.suffixKey,
      },
    }
  }

  function tell(): KeyboardLearning {
    onTiming(timing())
    announce(learning())
    return learning()
  }

  function end(): KeyboardLearning {
    clearTimeout(timer)
    open = null
    return tell()
  }

  /** Which device of the bench the learned scanner is. What a simulated bench has is no scanner that anyone could learn. */
  function deviceFor(keyboard: KeyboardScannerProfile, another: boolean): ConfiguredDevice {
    const real = configured().filter(({ simulated }) => !simulated)
    const same = sameScanner(keyboard, known().filter(({ deviceId, profile }) => real.some((device) => device.deviceId === deviceId) && (!another || profile === null)))
    const found = real.find(({ deviceId }) => deviceId === same?.deviceId) ?? (another ? undefined : real.at(-1))
    const device: ConfiguredDevice = found ?? (real.length === 0 ? KEYBOARD_SCANNER : { ...KEYBOARD_SCANNER, deviceId: freeId(real) })
    return { ...device, profile: { ...device.profile, keyboard } }
  }

  function learn(burst: KeyBurst, another: boolean): void {
    const code = learnCode(burst)
    refusal = code.ok ? null : code.failure
    if (code.ok) codes = [...codes, code.value].slice(-MAX_LEARNED_CODES)
    const joined = joinLearned(codes)
    if (joined === null) return void tell()
    newest = joined
    void exchange(deviceFor(joined, another)).then(end)
  }

  function mostUseful(readings: readonly BurstReading[]): readonly BurstReading[] {
    const weighed = readings.map((reading) => ({ reading, relevance: relevanceOf(reading.text) }))
    const best = (['books', 'asks', 'refused'] as const).find((relevance) => weighed.some((one) => one.relevance === relevance))
    return weighed.flatMap(({ reading, relevance }) => (relevance === best ? [reading] : []))
  }

  function scan(burst: KeyBurst): void {
    const readings = readBurst(burst, known())
    // Where the bench can do more with one of them than with the others, that one was meant.
    const useful = readings.length > 1 ? mostUseful(readings) : readings
    const [taken] = useful
    const readAt = clock.now()
    if (taken === undefined) return
    if (useful.length > 1) doubts = [...doubts, { deviceId: taken.deviceId, readAt, others: useful.flatMap(({ text }) => (text === taken.text ? [] : text)) }].slice(-MAX_DOUBTS)
    devices.keyboard(taken.deviceId)?.typed(burst, readAt)
  }

  return {
    burst: (burst) => (open === null ? scan(burst) : learn(burst, open.another)),
    othersOf: (deviceId, readAt) => doubts.find((doubt) => doubt.deviceId === deviceId && doubt.readAt === readAt)?.others ?? [],
    learning,
    begin(how) {
      open = how
      codes = []
      refusal = null
      clearTimeout(timer)
      timer = setTimeout(end, LEARNING_TIMEOUT_MS)
      timer.unref()
      return tell()
    },
    end,
    timing,
    close: () => clearTimeout(timer),
  }
}

function freeId(devices: readonly ConfiguredDevice[]): string {
  for (let number = 2; ; number++) {
    const deviceId = `${KEYBOARD_SCANNER.deviceId}-${number}`
    if (!devices.some((device) => device.deviceId === deviceId)) return deviceId
  }
}

import type { KeyboardLearning } from '@shared/contract/keyboard'
import type { KeyboardScannerProfile } from '@shared/domain/device-profile'
import { CALIBRATION_CODES } from '@shared/domain/keyboard/calibration-code'
import type { KeyBurst } from '@shared/domain/keyboard/key-press'
import { joinLearned, learnCode, type LearnedCode, type LearnRefusal } from '@shared/domain/keyboard/learn-keyboard-scanner'
import { UNLEARNED, type WedgeTiming } from '@shared/domain/keyboard/wedge-reducer'
import type { DurationMs } from '@shared/domain/quantities'
import type { KeyboardBarcodeScanner } from '../devices/device'
import type { Clock } from '../ports'
import type { Store } from '../store/store'
import { KEYBOARD_SCANNER, readBenchSettings, writeBenchSettings } from './bench-settings'

/** Learning ends by itself when nobody scans: until then any silence ends a scan. */
const LEARNING_TIMEOUT_MS: DurationMs = 180_000
/** More scans than this of one sheet are no help. */
const MAX_LEARNED_CODES = 40

export interface KeyboardScanners {
  /** Takes what a keyboard scanner typed: a code of the sheet while learning, else a scan. */
  burst(burst: KeyBurst): void
  learning(): KeyboardLearning
  begin(): KeyboardLearning
  end(): KeyboardLearning
  timing(): WedgeTiming
  close(): void
}

export interface KeyboardScannersParts {
  readonly store: Store
  readonly clock: Clock
  readonly scanner: () => KeyboardBarcodeScanner | null
  readonly announce: (learning: KeyboardLearning) => void
  readonly onTiming: (timing: WedgeTiming) => void
}

/** Reads keyboard scanners by what was learned of them, and learns it from the calibration sheet. */
export function openKeyboardScanners({ store, clock, scanner, announce, onTiming }: KeyboardScannersParts): KeyboardScanners {
  let profile = readProfile(store)
  let codes: readonly LearnedCode[] = []
  let isOpen = false
  let refusal: LearnRefusal | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  scanner()?.learned(profile)

  const timing = (): WedgeTiming =>
    profile === null
      ? { ...UNLEARNED, learning: isOpen }
      : { longestGapMs: profile.longestGapMs, prefix: profile.prefixKey, suffix: profile.suffixKey, learning: isOpen }

  const learning = (): KeyboardLearning => ({
    isOpen, refusal,
    read: CALIBRATION_CODES.map((_, place) => codes.some((code) => code.place === place)),
    learned: profile && {
      differentKeys: Object.keys(profile.characters).length, altMode: profile.altMode, undoesCapsLock: profile.undoesCapsLock, separator: profile.separator,
      usualGapMs: profile.usualGapMs, prefixKey: profile.prefixKey, suffixKey: profile.suffixKey,
    },
  })

  function tell(): KeyboardLearning {
    onTiming(timing())
    announce(learning())
    return learning()
  }

  function end(): KeyboardLearning {
    clearTimeout(timer)
    isOpen = false
    return tell()
  }

  function learn(burst: KeyBurst): void {
    const code = learnCode(burst)
    refusal = code.ok ? null : code.failure
    if (code.ok) codes = [...codes, code.value].slice(-MAX_LEARNED_CODES)
    const joined = joinLearned(codes)
    if (joined === null) return void tell()
    profile = joined
    writeProfile(store, joined)
    scanner()?.learned(joined)
    end()
  }

  return {
    burst: (burst) => (isOpen ? learn(burst) : scanner()?.typed(burst, clock.now())),
    learning,
    begin() {
      isOpen = true
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

function readProfile(store: Store): KeyboardScannerProfile | null {
  return readBenchSettings(store).devices.find(({ protocol }) => protocol === 'keyboard')?.profile?.keyboard ?? null
}

/** Kept with the bench's keyboard scanner; a bench with simulated devices has none listed, so it gets one. */
function writeProfile(store: Store, keyboard: KeyboardScannerProfile): void {
  const settings = readBenchSettings(store)
  const listed = settings.devices.find(({ protocol }) => protocol === 'keyboard') ?? KEYBOARD_SCANNER
  const others = settings.devices.filter(({ protocol }) => protocol !== 'keyboard')
  writeBenchSettings(store, { ...settings, devices: [{ ...listed, profile: { ...('profile' in listed ? listed.profile : {}), keyboard } }, ...others] })
}

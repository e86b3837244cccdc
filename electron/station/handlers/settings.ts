import type { BenchSettingsView, settingsRequests, TriedCode } from '@shared/contract/settings'
import type { StationStatus } from '@shared/contract/station-status'
import { compilePatterns, identifyScan, judgePattern, MAX_PATTERNS, type PatternProblem, type ScanCandidate } from '@shared/domain/barcode'
import { failure, type Failure } from '@shared/domain/failure'
import type { Operator } from '@shared/domain/operator'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { z } from 'zod'
import type { Clock, Log } from '../ports'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'
import { readBenchSettings, writeBenchSettings } from './bench-settings'
import { leadOnly } from './people'

type Input<N extends keyof typeof settingsRequests> = z.output<(typeof settingsRequests)[N]['input']>

/** What a lead sets at the bench: its lock, its look, and how its return orders are numbered. */
export interface Settings {
  view(): Result<BenchSettingsView, Failure>
  change(wanted: Input<'settings.change'>): Result<{ status: StationStatus; settings: BenchSettingsView }, Failure>
  tryCode(wanted: Input<'settings.tryCode'>): Result<TriedCode, Failure>
}

export interface SettingsParts {
  readonly store: Store
  readonly templates: Templates
  readonly clock: Clock
  readonly log: Log
  readonly operator: () => Operator | null
  readonly status: () => StationStatus
  /** Told when scans are to be read with other patterns. */
  readonly onPatterns: () => void
}

export function createSettings({ store, templates, clock, log, operator, status, onPatterns }: SettingsParts): Settings {
  const view = (): BenchSettingsView => ({
    patterns: [...(readBenchSettings(store).returnOrderPatterns ?? templates.returnOrderPatterns)],
    shippedPatterns: [...templates.returnOrderPatterns],
    deviceCheck: readBenchSettings(store).deviceCheck,
  })

  return {
    view() {
      const refused = leadOnly(operator(), 'change-bench')
      return refused ? refuse(refused) : ok(view())
    },
    change({ lockAfterMinutes, look, deviceCheck, patterns }) {
      const by = operator()
      const refused = leadOnly(by, 'change-bench') ?? judgePatterns(patterns ?? [])
      if (refused) return refuse(refused)
      const before = readBenchSettings(store)
      writeBenchSettings(store, {
        ...before,
        lockAfterMinutes: lockAfterMinutes ?? before.lockAfterMinutes,
        look: look ?? before.look,
        deviceCheck: deviceCheck ?? before.deviceCheck,
        returnOrderPatterns: patterns === undefined ? before.returnOrderPatterns : (patterns ?? undefined),
      })
      log.info('the settings of the bench were changed', { by: by?.operatorId, lockAfterMinutes, ...look, ...deviceCheck, patterns: patterns === undefined ? undefined : (patterns ?? 'shipped') })
      if (patterns !== undefined) onPatterns()
      return ok({ status: status(), settings: view() })
    },
    tryCode({ text, patterns }) {
      const refused = leadOnly(operator(), 'change-bench')
      if (refused) return refuse(refused)
      const judged = patterns.slice(0, MAX_PATTERNS).map((pattern) => judgePattern(pattern))
      const compiled = patterns.slice(0, MAX_PATTERNS).map((pattern, place) => (judged[place] === null ? compilePatterns([pattern]) : []))
      const { candidates, best } = identifyScan(text, { tables: templates.scanTables, patterns: compiled.flat(), year: new Date(clock.now()).getFullYear() })
      const reading = candidates[best]
      const number = reading?.kind === 'return-order' ? reading.rmaNumber : null
      const place = number === null ? -1 : compiled.findIndex((one) => one.some((pattern) => pattern.test(number)))
      return ok({
        kind: reading?.kind ?? 'unknown',
        name: reading ? nameOf(reading) : '',
        pattern: place < 0 ? null : place,
        problems: judged.flatMap((problem: PatternProblem | null, at) => (problem === null ? [] : [{ place: at, problem }])),
      })
    },
  }
}

function judgePatterns(patterns: readonly string[]): Failure | null {
  if (patterns.length > MAX_PATTERNS) return failure('too-many-patterns', { count: MAX_PATTERNS })
  for (const [i, pattern] of patterns.entries()) {
    const problem = judgePattern(pattern)
    if (problem) return failure('pattern-refused', { place: i + 1, problem, pattern })
  }
  return null
}

/** The bare number or plate of a reading, as a person would read it aloud. */
function nameOf(reading: ScanCandidate): string {
  switch (reading.kind) {
    case 'return-order':
      return reading.rmaNumber
    case 'gtin':
    case 'epc':
      return reading.gtin14
    case 'gs1':
    case 'digital-link':
      return reading.gtin14 ?? reading.sscc ?? ''
    case 'sscc':
      return reading.sscc
    case 'isbn':
      return reading.isbn13
    case 'issn':
      return reading.issn
    case 'imei':
    case 'imeisv':
      return reading.imei
    case 'tracking':
      return reading.number
    case 'url':
      return reading.url
    case 'mh10':
    case 'unknown':
      return ''
    case 'command':
    case 'lpn':
    case 'tote':
    case 'zone':
    case 'location':
    case 'badge':
      return reading.lpn
  }
}

import { hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import { asId, type Lpn, type PrintJobId } from '@shared/domain/ids'
import type { EntryPayloads, StoredEntry } from '@shared/domain/journal-entry'
import { isJobOpen, judgeTally, PRINT_JOB_STATES, type PrinterTally } from '@shared/domain/print-job'
import { foldPrintJobs } from '@shared/domain/projections/print-jobs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testSeed } from '../support/seeded'

type Kind = 'labelRequested' | 'labelSending' | 'labelSent' | 'labelFailed' | 'labelJudged' | 'labelVoided' | 'labelScannedBack' | 'entryVoided'

const job = asId<PrintJobId>('job-1')
const LPN = asId<Lpn>('U3F7K2A019CX')
const facts = {
  asked: { kind: 'labelRequested', payload: { printJobId: job, lpn: LPN, reprint: null } },
  sending: { kind: 'labelSending', payload: { printJobId: job, templateId: 'unit-lpn', templateVersion: 3, contentHash: 'abc', printerId: 'printer', countBefore: 41 } },
  sent: { kind: 'labelSent', payload: { printJobId: job, confirmed: false, evidence: 'no answer' } },
  printed: { kind: 'labelSent', payload: { printJobId: job, confirmed: true, evidence: 'labels printed 41 -> 42' } },
  nothingLeft: { kind: 'labelFailed', payload: { printJobId: job, cause: 'unreachable', detail: 'no route', sentBytes: 0 } },
  broke: { kind: 'labelFailed', payload: { printJobId: job, cause: 'broken', detail: 'reset', sentBytes: 4096 } },
  seen: { kind: 'labelJudged', payload: { printJobId: job, printed: true } },
  notSeen: { kind: 'labelJudged', payload: { printJobId: job, printed: false } },
  voided: { kind: 'labelVoided', payload: { printJobId: job, reason: 'asked-by-operator' } },
  scanned: { kind: 'labelScannedBack', payload: { lpn: LPN, tookMs: 900 } },
  undone: { kind: 'entryVoided', payload: { origin: 'o', seq: 1, kind: 'labelRequested' } },
} satisfies Record<string, { readonly kind: Kind; readonly payload: object }>
type Fact = keyof typeof facts
const FACTS = Object.keys(facts) as Fact[]

const entries = (...names: readonly Fact[]): StoredEntry[] =>
  names.map((name, i) => ({ origin: 'o', seq: i + 1, at: (i + 1) * 65_536, ord: null, version: 1, subject: 'unit:u', actor: asId('dana'), ...facts[name] }))
const after = (...names: readonly Fact[]) => foldPrintJobs(entries('asked', ...names))[0]

describe('a print job', () => {
  test.each([
    [[], 'queued'], [['sending'], 'sending'], [['sending', 'sent'], 'sent'], [['sending', 'printed'], 'printed'],
    [['nothingLeft'], 'failed'], [['sending', 'nothingLeft'], 'failed'], [['sending', 'nothingLeft', 'sending'], 'sending'],
    [['sending', 'broke'], 'unknown'], [['sending', 'broke', 'printed'], 'printed'], [['sending', 'broke', 'sending'], 'sending'],
    [['sending', 'broke', 'seen'], 'printed'], [['sending', 'broke', 'notSeen'], 'queued'], [['sending', 'broke', 'notSeen', 'sending', 'printed'], 'printed'],
    [['sending', 'broke', 'scanned'], 'printed'], [['sending', 'sent', 'scanned'], 'printed'],
    [['undone'], 'voided'], [['sending', 'undone'], 'sending'], [['sending', 'printed', 'undone'], 'printed'],
    [['sending', 'printed', 'voided'], 'voided'], [['sending', 'printed', 'broke'], 'printed'], [['seen'], 'queued'], [['voided', 'printed'], 'voided'],
  ] as const)('after %j is %s', (names, state) => {
    expect(after(...names)?.state).toBe(state)
  })

  test('keeps what was printed by whom, on what, from which template, and how often bytes left for it', () => {
    expect(after('sending', 'broke', 'notSeen', 'sending', 'printed', 'scanned')).toMatchObject({
      operator: 'dana', templateId: 'unit-lpn', templateVersion: 3, contentHash: 'abc', printerId: 'printer', attempts: 2, judgedBy: 'dana',
      evidence: 'labels printed 41 -> 42', sentAt: hybridTimeToInstant(6 * 65_536), scannedBackAt: hybridTimeToInstant(7 * 65_536),
    })
  })

  test('names the job that it repeats', () => {
    const again = { ...facts.asked, payload: { ...facts.asked.payload, printJobId: asId<PrintJobId>('job-2'), reprint: 'not-seen' } satisfies EntryPayloads['labelRequested'] }
    const all = [...entries('asked', 'sending', 'printed'), { ...entries('asked')[0]!, seq: 9, at: 9 * 65_536, ...again }]
    expect(foldPrintJobs(all).map(({ printJobId, reprintOf }) => [printJobId, reprintOf])).toEqual([['job-1', null], ['job-2', 'job-1']])
  })

  test('is told the same in whatever order its facts arrive, never leaves a void, and unsays no print', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...FACTS), { maxLength: 12 }), fc.integer(), (names, turn) => {
      const all = entries('asked', ...names)
      const told = foldPrintJobs(all)
      const turned = all.map((entry, i) => ({ entry, key: (i * 7 + turn) % 13 })).sort((a, b) => a.key - b.key).map(({ entry }) => entry)
      expect(foldPrintJobs(turned)).toEqual(told)
      expect(told).toHaveLength(1)
      let before = after()!
      names.forEach((_, i) => {
        const now = after(...names.slice(0, i + 1))!
        expect(PRINT_JOB_STATES).toContain(now.state)
        if (before.state === 'voided') expect(now.state).toBe('voided')
        if (before.state === 'printed') expect(['printed', 'voided']).toContain(now.state)
        expect(now.attempts).toBeGreaterThanOrEqual(before.attempts)
        before = now
      })
    }), { seed: testSeed('print-job') })
  })
})

describe('what a printer counted', () => {
  const tally = (changes: Partial<PrinterTally>): PrinterTally => ({ labelsPrinted: 41, labelsWaiting: 0, hasHalfLabel: false, text: '', ...changes })

  test.each([
    [41, {}, 'not-printed'], [41, { labelsPrinted: 42 }, 'printed'], [41, { labelsPrinted: 43 }, 'unknowable'], [41, { labelsPrinted: 40 }, 'unknowable'],
    [41, { labelsWaiting: 1 }, 'waiting'], [41, { labelsWaiting: null }, 'unknowable'], [null, {}, 'unknowable'], [41, { labelsPrinted: null }, 'unknowable'],
    [41, { hasHalfLabel: true }, 'not-printed'], [null, { labelsPrinted: null, hasHalfLabel: true }, 'not-printed'], [41, { labelsPrinted: 42, hasHalfLabel: true }, 'printed'],
    [null, { labelsPrinted: null, labelsWaiting: 2, hasHalfLabel: true }, 'waiting'],
  ] as const)('from %s with %j: %s', (before, changes, verdict) => {
    expect(judgeTally(before, tally(changes))).toBe(verdict)
  })

  test('never lets a label be sent again that may still come out, or of which nobody knows', () => {
    const anyTally = fc.record({ labelsPrinted: fc.option(fc.nat({ max: 50 })), labelsWaiting: fc.option(fc.nat({ max: 3 })), hasHalfLabel: fc.boolean(), text: fc.constant('') })
    fc.assert(fc.property(fc.option(fc.nat({ max: 50 })), anyTally, (before, now) => {
      if (judgeTally(before, now) !== 'not-printed') return
      expect(now.labelsWaiting ?? 0).toBe(0)
      expect(now.hasHalfLabel || (before !== null && now.labelsPrinted === before)).toBe(true)
    }), { seed: testSeed('tally') })
  })
})

test('only jobs that wait for their printer or for a person are open', () => {
  expect(PRINT_JOB_STATES.filter((state) => isJobOpen({ state }))).toEqual(['queued', 'sending', 'unknown'])
})

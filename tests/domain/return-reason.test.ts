import { finerReasons, isReturnReason, knownReason, reasonGroup, REASON_GROUPS, RETURN_REASONS } from '@shared/domain/return-reason'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'

describe('reason codes', () => {
  it('are two levels deep, each code once, and no group has more finer ones than places', () => {
    expect(new Set(RETURN_REASONS).size).toBe(RETURN_REASONS.length)
    expect(RETURN_REASONS.filter((code) => !code.includes('/'))).toEqual([...REASON_GROUPS])
    for (const group of REASON_GROUPS) {
      expect(finerReasons(group).length).toBeLessThanOrEqual(8)
      expect(finerReasons(group).every((code) => reasonGroup(code) === group)).toBe(true)
    }
    expect(finerReasons('defect')).toContain('defect/does-not-switch-on')
    expect(finerReasons('size-or-fit')).toContain('size-or-fit/too-small')
  })

  it('are recognised, and nothing else is', () => {
    for (const code of RETURN_REASONS) expect(knownReason(code)).toBe(code)
    for (const text of ['', '/', 'defect/', 'Defect', 'defect/too-small', 'defect/does-not-charge/x', 'not-said', 'no-fault-found']) expect(knownReason(text)).toBeNull()
    const seed = testSeed('reason codes')
    fc.assert(fc.property(fc.string(), (text) => isReturnReason(text) === RETURN_REASONS.some((code) => code === text)), { seed })
  })

  it('have a group, unless nothing was said or found', () => {
    expect([reasonGroup('colour'), reasonGroup('parts-missing/papers'), reasonGroup('not-said'), reasonGroup('no-fault-found')]).toEqual(['colour', 'parts-missing', null, null])
  })
})

import { asId, type PrintJobId } from '@shared/domain/ids'
import { jobCode } from '@shared/domain/job-code'
import { LPN_ALPHABET } from '@shared/domain/lpn'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testSeed } from '../support/seeded'

const code = (text: string) => jobCode(asId<PrintJobId>(text))

test('a job code is two groups of four characters that no eye takes for each other, always the same for a job', () => {
  fc.assert(fc.property(fc.string(), (text) => {
    expect(code(text)).toMatch(new RegExp(`^[${LPN_ALPHABET}]{4}-[${LPN_ALPHABET}]{4}$`))
    expect(code(text)).toBe(code(text))
  }), { seed: testSeed('job-code') })
})

test('the codes of a year of labels are different, also where the ids differ in one place', () => {
  const codes = new Set(Array.from({ length: 100_000 }, (_, n) => code(`print-job-${n}`)))
  expect(codes.size).toBe(100_000)
})

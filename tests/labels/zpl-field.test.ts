import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeCode128Data, escapeFieldData } from '@shared/labels/zpl-field'
import { testSeed as seedFor } from '../support/seeded'

const testSeed = seedFor('zpl-field')

/** What a printer makes of field data behind ^FH_. */
const unescape = (data: string): string => data.replace(/_([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('^', '~', '_', '>', 'X', 'Z', 'F', 'S', '5', 'E', '\n', '\u0010') }))

describe('field data', () => {
  test('escapes what a printer acts on', () => {
    expect(escapeFieldData('50% ^XZ~JA_5E\n')).toBe('50% _5EXZ_7EJA_5F5E_0A')
  })

  test('holds nothing that a printer acts on, and reads back as it was', () => {
    fc.assert(fc.property(anyText, (text) => {
      const data = escapeFieldData(text)
      expect(data).not.toMatch(/[\u0000-\u001F^~\u007F]/)
      expect(unescape(data)).toBe(text)
    }), { seed: testSeed })
  })

  test('of a bar code doubles the invocation character', () => {
    expect(escapeCode128Data('A>8^')).toBe('A>08_5E')
  })
})

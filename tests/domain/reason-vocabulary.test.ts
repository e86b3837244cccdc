import { AMAZON_REASON_CODES, GOOGLE_REASON_CODES, vocabularyCode } from '@shared/domain/reason-vocabulary'
import { expect, test } from 'vitest'

test('every published code is found as it is spelt, and in other spellings', () => {
  for (const code of [...GOOGLE_REASON_CODES, ...AMAZON_REASON_CODES]) expect(vocabularyCode(code)).toBe(code)
  expect(vocabularyCode('Changed mind')).toBe('changedMind')
  expect(vocabularyCode('apparel too small')).toBe('APPAREL_TOO_SMALL')
})

test("the customer's own words are no code", () => {
  for (const text of ['', 'I changed my mind', 'не подошёл размер', 'defective, see the picture', '17']) expect(vocabularyCode(text)).toBeNull()
})

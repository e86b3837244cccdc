import { gtinCheckDigit } from '@shared/domain/barcode'
import { readSearch, foldedWords } from '@shared/domain/search-question'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testSeed } from '../../../support/seeded'
import { indexAll } from '../support/index-all'
import { anItem } from '../support/reference-rows'
import { openTestStore, temporaryFolder } from '../support/temporary-store'

const word = fc.string({ unit: fc.constantFrom(...'aeioubcdrstéßйёЖ0123456789'), minLength: 1, maxLength: 12 })
const goods = fc.record({
  title: fc.array(word, { minLength: 1, maxLength: 6 }),
  brand: fc.option(word),
  sku: fc.string({ unit: fc.constantFrom(...'ABCXYZ0123456789-/ '), minLength: 2, maxLength: 14 }).filter((text) => /[A-Z0-9].*[A-Z0-9]/.test(text)),
  digits: fc.stringMatching(/^[1-9]\d{11}$/),
})

/** More hits than any of the random catalogues has items. */
const EVERYTHING = 200

test('every item is found by beginnings of its words in any order, and by each of its codes in any spelling', () => {
  const seed = testSeed('search')
  fc.assert(
    fc.property(fc.array(goods, { minLength: 1, maxLength: 12 }), fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (all, numbers) => {
      const store = openTestStore(temporaryFolder())
      try {
        store.reference.importItems('test', all.map(({ title, brand, sku, digits }, n) => anItem(`i${n}`, { title: title.join(' '), brand, sku: sku.trim(), gtins: [`0${digits}${gtinCheckDigit(digits)}`] })))
        indexAll(store)
        const found = (text: string) => store.search.find(readSearch(text), EVERYTHING).hits.map((hit) => hit.id)
        all.forEach(({ title, brand, sku, digits }, n) => {
          const gtin = `${digits}${gtinCheckDigit(digits)}`
          const words = foldedWords([...title, brand ?? '', sku].join(' '))
          const begun = words.map((one, place) => one.slice(0, 1 + ((numbers[place % 60] ?? 0) % one.length))).reverse()
          for (const text of [begun.slice(0, 3).join(' '), begun.at(-1) ?? '', sku, sku.toLowerCase(), gtin, `0${gtin}`, gtin.slice(0, 7)]) expect(found(text), `${text} of ${JSON.stringify(all[n])}`).toContain(`i${n}`)
        })
      } finally {
        store.close()
      }
    }),
    { seed, numRuns: 25 },
  )
})

import { Buffer } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import { importCatalogue } from '../../../electron/station/feeds/import-catalogue'
import { guessEncoding } from '../../../electron/station/feeds/text-encoding'
import { openTestStore, temporaryFolder } from '../store/support/temporary-store'
import { fileOf, gzipFileOf } from './files'

/** Bytes of a text in a single-byte encoding, made by asking the decoder for every byte. */
function singleByte(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding)
  const byCharacter = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Buffer.from([...text].map((character) => byCharacter.get(character) ?? 0x3f))
}

const RUSSIAN = 'Артикул;Наименование\nА-1;Чайник электрический «Уют»\n'
const FRENCH = 'sku;désignation\nA-1;Bouilloire électrique à 9 €\n'

const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()

describe.each([
  ['UTF-8', 'utf-8', Buffer.from(RUSSIAN), 'Чайник электрический «Уют»'],
  ['UTF-8 with a byte-order mark', 'utf-8', Buffer.from(`\ufeff${FRENCH}`), 'Bouilloire électrique à 9 €'],
  ['UTF-16 LE with a mark', 'utf-16le', Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le'), 'Чайник электрический «Уют»'],
  ['UTF-16 BE with a mark', 'utf-16be', utf16be(RUSSIAN), 'Чайник электрический «Уют»'],
  ['UTF-16 LE without a mark', 'utf-16le', Buffer.from(FRENCH, 'utf16le'), 'Bouilloire électrique à 9 €'],
  ['UTF-16 BE without a mark', 'utf-16be', utf16be(FRENCH).subarray(2), 'Bouilloire électrique à 9 €'],
  ['windows-1251', 'windows-1251', singleByte(RUSSIAN, 'windows-1251'), 'Чайник электрический «Уют»'],
  ['windows-1252', 'windows-1252', singleByte(FRENCH, 'windows-1252'), 'Bouilloire électrique à 9 €'],
])('a file in %s', (_what, encoding, bytes, title) => {
  test('is told by its bytes', () => expect(guessEncoding(bytes)).toBe(encoding))

  test('is read as people wrote it', async () => {
    const store = openTestStore(temporaryFolder())
    expect(await importCatalogue(fileOf(bytes), store)).toMatchObject({ ok: true, value: { encoding, delimiter: ';', imported: 1, incomplete: 0 } })
    expect(store.reference.itemsPage(0, 9)).toMatchObject([{ sku: expect.stringMatching(/^[AА]-1$/), title }])
  })
})

test('letters beyond ASCII may come late in a long file', async () => {
  const store = openTestStore(temporaryFolder())
  const long = `${Array.from({ length: 20_000 }, (_, n) => `${n};Item ${n}`).join('\n')}\n20000;Чайник\n`
  expect(await importCatalogue(gzipFileOf(`id;name\n${long}`), store)).toMatchObject({ ok: true, value: { encoding: 'utf-8', imported: 20_001, incomplete: 0 } })
  expect(store.reference.itemsPage(20_000, 1)).toMatchObject([{ title: 'Чайник' }])
})

test('a character that was lost before is kept as it is and told', async () => {
  const store = openTestStore(temporaryFolder())
  const result = await importCatalogue(fileOf('id,name\n1,Caf\ufffd\n2,Tea\n'), store)
  expect(result).toMatchObject({ ok: true, value: { imported: 2, incompleteRows: [{ row: 2, reason: 'text-damaged' }] } })
})

test.each([['zeros and noise', Uint8Array.from([1, 0, 0, 2, 0, 255])], ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])]])('%s is no text', (_what, bytes) => {
  expect(() => guessEncoding(bytes)).toThrow(/not text/)
})

import { createHmac } from 'node:crypto'
import { codeKey, foldedWords } from '@shared/domain/search-question'

/** Words are found by beginnings of these lengths, and whole; a beginning in between is compared with the name itself. */
const BEGINNINGS = [7, 5, 3] as const
/** A key keeps to whole numbers that JavaScript holds exactly. */
const KEY_BYTES = 6
/** Beginnings of names come again and again while an import is indexed. */
const REMEMBERED = 50_000

/** Turns words of names into the keys that find them. */
export interface BuyerKeys {
  /** Every key of a buyer. */
  of(buyer: { readonly name: string | null; readonly reference: string | null }): readonly number[]
  /** The key of a word that is looked for. Buyers behind it may still not fit: only `fitsBuyer` is sure. */
  asked(word: string): number
}

export function createBuyerKeys(secret: Uint8Array): BuyerKeys {
  const remembered = new Map<string, number>()
  function keyOf(text: string): number {
    const known = remembered.get(text)
    if (known !== undefined) return known
    if (remembered.size >= REMEMBERED) remembered.clear()
    const key = createHmac('sha256', secret).update(text, 'utf8').digest().readUIntBE(0, KEY_BYTES)
    remembered.set(text, key)
    return key
  }
  const whole = (word: string): number => keyOf(`=${word}`)
  return {
    of: (buyer) => [...new Set(buyerWords(buyer).flatMap((word) => [whole(word), ...BEGINNINGS.filter((length) => length <= word.length).map((length) => keyOf(word.slice(0, length)))]))],
    asked(word) {
      const length = BEGINNINGS.find((candidate) => candidate <= word.length)
      return length === undefined ? whole(word) : keyOf(word.slice(0, length))
    },
  }
}

/** What a buyer is found by: the words of the name, and the reference in one piece and in words. */
function buyerWords({ name, reference }: { readonly name: string | null; readonly reference: string | null }): readonly string[] {
  return [...foldedWords(name ?? ''), ...foldedWords(reference ?? ''), ...foldedWords(codeKey(reference ?? ''))]
}

/** Whether every word begins one of the buyer's. Words of one or two letters must be whole: too many names begin so. */
export function fitsBuyer(words: readonly string[], buyer: { readonly name: string | null; readonly reference: string | null }): boolean {
  const own = buyerWords(buyer)
  return words.every((word) => own.some((candidate) => (word.length < 3 ? candidate === word : candidate.startsWith(word))))
}

/** A name as it may be shown to a lead: the first word, and the initial of the last. */
export function shortName(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/)
  const last = others.at(-1)
  return last === undefined ? first : `${first} ${[...last][0] ?? ''}.`
}

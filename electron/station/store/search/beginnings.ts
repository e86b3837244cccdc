/** The bounds of all texts that begin so: from the first, up to but without the second. */
export function beginsWith(text: string): [string, string] {
  return [text, `${text}\u{10ffff}`]
}

/** Words as a question to a full-text index: all of them, whole or begun. Folded words hold letters and digits only, so none needs escaping. */
export function matchOf(words: readonly string[], how: 'whole' | 'begun'): string {
  return words.map((word) => `"${word}"${how === 'begun' ? '*' : ''}`).join(' AND ')
}

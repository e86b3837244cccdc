import { FNC1 } from './element'

/** Spellings that printers' previews, terminals and escaping programs put in the place of a group separator. */
const SPELLINGS = ['<GS>', '{GS}', '[GS]', '<FNC1>', '{FNC1}', '[FNC1]', '\\u001d', '\\u001D', '\\x1d', '\\x1D', '%1D', '%1d', '^]']

/** Characters that no element can hold (GS1 character set 82 and its like), blank included. */
const FOREIGN = /[^\u001d!"#%&'()*+,\-./0-9:;<=>?A-Z_a-z]/gu

/**
 * Texts in which something foreign is taken for a separator: a known spelling, or the one character that cannot belong to any element,
 * such as 0xE8 (the code word for FNC1 in a DataMatrix symbol), `~` or `|`. Empty when there is nothing foreign, or more than one thing.
 */
export function mendSeparators(text: string): readonly string[] {
  const spelling = SPELLINGS.find((candidate) => text.includes(candidate))
  if (spelling !== undefined) return [text.replaceAll(spelling, FNC1)]
  const foreign = new Set(text.match(FOREIGN))
  return foreign.size === 1 ? [text.replace(FOREIGN, FNC1)] : []
}

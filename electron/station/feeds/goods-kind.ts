import { normalizeName } from './column-map'

/** A kind of goods that a table does not name, because all of it is of that kind; told by columns that only such tables have. */
const KINDS: readonly { readonly kind: string; readonly columns: readonly string[]; readonly only?: boolean }[] = [
  { kind: 'books', columns: ['isbn', 'title'] },
  { kind: 'books', columns: ['isbn13', 'title'] },
  { kind: 'clothing', columns: ['parentsku', 'size', 'colour'] },
  { kind: 'clothing', columns: ['parentsku', 'size', 'color'] },
  { kind: 'electronics', columns: ['mpn', 'gtins', 'released'] },
  { kind: 'food', columns: ['barcode', 'name'], only: true },
]

/** The kind of goods of a whole table, or an empty text when its rows tell themselves. */
export function goodsKind(names: readonly string[]): string {
  const present = new Set(names.map(normalizeName))
  const found = KINDS.find(({ columns, only }) => columns.every((column) => present.has(column)) && (!only || present.size === columns.length))
  return found?.kind ?? ''
}

import { SourceFault } from './source-fault'

/** For each field the names a column may carry, the best first. Compared without case, blanks and punctuation. */
export type ColumnNames<Field extends string> = Readonly<Record<Field, readonly string[]>>

/** For each field the places of its columns, the best first. */
export type ColumnMap<Field extends string> = { readonly [F in Field]?: readonly number[] }

/** What a person chose: field → name of its column as it stands in the file; an empty name leaves the field out. */
export type ChosenColumns = Readonly<Record<string, string>>

/** A column name without case, blanks and punctuation: `Quantity Expected` and `quantity_expected` are one. */
export function normalizeName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function placeOf(names: readonly string[], header: string): number {
  const exact = names.indexOf(header)
  return exact >= 0 ? exact : names.findIndex((name) => normalizeName(name) === normalizeName(header))
}

/** The places that a person chose. Throws a SourceFault for a field or a column that does not exist. */
function chosenPlaces<Field extends string>(names: readonly string[], known: ColumnNames<Field>, chosen: ChosenColumns): Map<string, readonly number[]> {
  return new Map(Object.entries(chosen).map(([field, header]) => {
    if (!Object.hasOwn(known, field)) throw new SourceFault('columns-missing', `there is no field ${field}; known: ${Object.keys(known).join(', ')}`)
    if (header === '') return [field, []]
    const place = placeOf(names, header)
    if (place < 0) throw new SourceFault('columns-missing', `there is no column ${header} among: ${names.join(', ')}`)
    return [field, [place]]
  }))
}

/** Finds the columns of every field. What a person chose comes first; a column then serves the first field that knows its name, in the order of the fields. */
export function mapColumns<Field extends string>(names: readonly string[], known: ColumnNames<Field>, chosen: ChosenColumns = {}): ColumnMap<Field> {
  const normalized = names.map(normalizeName)
  const fixed = chosenPlaces(names, known, chosen)
  const taken = new Set([...fixed.values()].flat())
  const map: { [F in Field]?: readonly number[] } = {}
  for (const field in known) {
    const places = fixed.get(field) ?? known[field].flatMap((alias) => normalized.flatMap((name, place) => (name === alias && !taken.has(place) ? [place] : [])))
    for (const place of places) taken.add(place)
    map[field] = places
  }
  return map
}

/** Whether a table has a column for a field. */
export function hasColumn<Field extends string>(columns: ColumnMap<Field>, field: Field): boolean {
  return (columns[field]?.length ?? 0) > 0
}

/** One thing wrong in a data file: where in the data (`questions[3].answers[0].place`, empty for the whole), and what. */
export interface DataFault {
  readonly path: string
  readonly fault: string
}

/** A path in the writing of faults, from the keys that lead to a value. */
export function pathText(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`), '')
}

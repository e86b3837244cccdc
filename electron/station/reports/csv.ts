/** A value of a field. Numbers are written plain, with a point, so that every program reads them alike. */
export type CsvValue = string | number | null

const LINE_END = '\r\n'

/** A spreadsheet takes a text that begins so for a formula and would run it. */
const FORMULA_START = /^[=+\-@＝＋－＠\t\r\n]/

function csvField(value: CsvValue): string {
  if (value === null) return ''
  const text = typeof value === 'string' && FORMULA_START.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A table as RFC 4180 text: comma, CR LF, quotes where needed. It begins with a byte order mark, because the reader is
 * a person with a spreadsheet, and Excel takes UTF-8 without the mark for the code page of the machine: Cyrillic and
 * Chinese names would be garbage. Programs that read UTF-8 skip the mark.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return `\ufeff${[columns, ...rows].map((row) => row.map(csvField).join(',') + LINE_END).join('')}`
}

import type { ImportView } from '@shared/contract/imports'
import type { Speech } from '../../strings/speech'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
const LOCALES: Partial<Record<Speech['language'], string>> = { en: 'en-GB', ru: 'ru-RU' }

/** "71.8 MB" */
export function sizeWords(speech: Speech, bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const format = new Intl.NumberFormat(LOCALES[speech.language] ?? 'en-GB', { style: 'unit', unit: UNITS[power] ?? 'byte', unitDisplay: 'short', maximumFractionDigits: power === 0 ? 0 : 1 })
  return format.format(bytes / 1000 ** power)
}

/** "1,234 rows" */
export function rowWords(speech: Speech, count: number): string {
  return speech.t('import.rows', { count, number: speech.number(count) })
}

type Preview = Extract<ImportView, { phase: 'preview' }>['preview']
const DELIMITERS = [',', ';', '\t', '|'] as const

/** How the file was read: size, encoding, what stands between two fields. */
export function factsOf(speech: Speech, { totalBytes, encoding, format, delimiter, packed }: Preview): string {
  const between = DELIMITERS.find((known) => known === delimiter)
  const form = speech.t(format === 'jsonl' || between === undefined ? 'import.forms.jsonl' : `import.forms.${between}`)
  const size = packed ? `${sizeWords(speech, totalBytes)}, ${speech.t('import.packed')}` : sizeWords(speech, totalBytes)
  return speech.t('import.facts', { size, encoding: encoding.replace(/^utf/, 'UTF').replace(/^windows/, 'Windows').replace('le', ' LE').replace('be', ' BE'), form })
}

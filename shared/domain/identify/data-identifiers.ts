import { held, supposed, type DataField, type Ranked, type ScanGuess, type ScanProblem } from './candidate'
import { FNC1 } from './clean-scan'
import { RANK } from './rank'

/*
 * ISO/IEC 15434 message envelope:
 *
 *   [)> RS  06 GS  1P… GS  Q… GS  S…  RS  EOT
 *   header  format envelope: data identifiers of ANSI MH10.8.2 (06), or GS1 application identifiers (05)
 *
 * Real labels often lack the trailer (RS EOT); some scanners lose RS or put a ">" in front.
 */

const RS = '\u001e'
const EOT = '\u0004'

/** Header as it should be; with the first record separator lost; with a stray ">" in front of it. Blanks may stand before. */
const HEADER = /^[\s>]*\[\)>(\u001e)?(0[56])\u001d/
const MANGLED = />\s*\[/

/** At most three digits and a letter, then the value. ANSI MH10.8.2, section 5. */
const FIELD = /^(\d{0,3}[A-Z])([\u0020-\u007e]+)$/

/** A message envelope taken apart to its first format envelope. */
export interface MessageEnvelope {
  readonly format: '05' | '06'
  /** Data between the format header and its trailer, separators kept. */
  readonly data: string
  readonly guesses: readonly ScanGuess[]
  readonly problems: readonly ScanProblem[]
}

/** Opens a message envelope, or null when the text is none. Takes the text as scanned: the separators are control characters. */
export function openEnvelope(scanned: string): MessageEnvelope | null {
  const header = HEADER.exec(scanned)
  if (!header) return null
  const mangled = header[1] === undefined || MANGLED.test(header[0])
  const rest = scanned.slice(header[0].length).trimEnd()
  const ends = [rest.indexOf(RS), rest.indexOf(EOT)].filter((place) => place >= 0)
  const end = ends.length > 0 ? Math.min(...ends) : rest.length
  return {
    format: header[2] === '05' ? '05' : '06',
    data: rest.slice(0, end),
    guesses: mangled ? ['mangled-header'] : [],
    problems: rest.endsWith(RS + EOT) ? [] : [{ kind: 'trailer-missing' }],
  }
}

/** The data fields of a format 06 envelope. */
export function readDataIdentifiers(envelope: MessageEnvelope): Ranked[] {
  const fields: DataField[] = []
  const problems: ScanProblem[] = [...envelope.problems]
  for (const text of envelope.data.split(FNC1)) {
    if (text === '') continue
    const [, di, value] = FIELD.exec(text) ?? []
    if (di === undefined || value === undefined) problems.push({ kind: 'no-data-identifier', detail: text.slice(0, 40) })
    else fields.push({ di, value })
  }
  const reading = { kind: 'mh10', fields } as const
  if (envelope.guesses.length > 0) return [supposed(RANK.structure, reading, envelope.guesses, problems)]
  if (fields.length > 0 && problems.length === envelope.problems.length) return [held(RANK.structure, reading, 'structure', problems)]
  return [{ rank: RANK.structure, candidate: { ...reading, valid: false, problems, reason: 'structure' } }]
}

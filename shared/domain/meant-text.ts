import { FNC1, type Identification, type ScanCandidate, type ScanGuess } from './barcode'
import { isWindowCommand } from './command-barcode'
import { locationName, parseLpn, toteName } from './lpn'

/** What a damaged text may have been. `code` has no proof of its own: something must be known by it. */
export const GUESSED_THINGS = ['command', 'unit', 'parcel', 'badge', 'tote', 'zone', 'location', 'return-order', 'tracking', 'sscc', 'item', 'code'] as const
export type GuessedThing = (typeof GUESSED_THINGS)[number]

/** One way in which a text may have been meant. */
export interface MeantText {
  readonly thing: GuessedThing
  /** The text as the scanner should have sent it: scanned like that, it would be sure. */
  readonly text: string
  /** What a person reads on the label: a name, or the number. */
  readonly name: string
  readonly guessed: readonly ScanGuess[]
  readonly serial: string | null
  readonly lot: string | null
  /** YYYY-MM-DD. */
  readonly expiry: string | null
}

/** A way to mean a text that was looked up: `title` says what is known by it, where anything is. */
export interface OfferedGuess extends MeantText {
  readonly isKnown: boolean
  readonly title: string | null
}

/** Most ways to mean a text that are looked up. */
export const GUESSES_LOOKED_UP = 6

/** Identifier of GS1 data in a symbol (ISO/IEC 15424), for a text that is to be read as such. */
const GS1_AIM = ']C1'

/** The ways in which a text may have been meant, best first, each once. */
export function meantTexts({ candidates }: Identification): readonly MeantText[] {
  const seen = new Set<string>()
  return candidates
    .flatMap((candidate) => (candidate.guessed === undefined ? [] : (meant(candidate, candidate.guessed) ?? [])))
    .filter(({ name }) => !seen.has(name) && seen.add(name))
    .slice(0, GUESSES_LOOKED_UP)
}

/** What a text says by its likeliest reading, for a question in which it stands beside another one. */
export function meantAs({ candidates }: Identification, text: string, guessed: ScanGuess): MeantText {
  const [first] = candidates
  return { ...((first && meant(first, [guessed])) ?? { thing: 'code', name: text, guessed: [guessed], serial: null, lot: null, expiry: null }), text }
}

function meant(candidate: ScanCandidate, guessed: readonly ScanGuess[]): MeantText | null {
  const as = (thing: GuessedThing, text: string, name = text): MeantText => ({ thing, text, name, guessed, serial: null, lot: null, expiry: null })
  switch (candidate.kind) {
    case 'command':
      // A page is opened by the window, which reads the code itself.
      return isWindowCommand(candidate.command) ? null : as('command', candidate.lpn, candidate.command)
    case 'lpn':
      return as(candidate.type, candidate.lpn)
    case 'tote': {
      const plate = parseLpn(candidate.lpn)
      return as('tote', candidate.lpn, plate ? toteName(plate) : candidate.lpn)
    }
    case 'location':
      return as('location', candidate.lpn, locationName(candidate.lpn))
    case 'zone':
    case 'badge':
      return as(candidate.kind, candidate.lpn)
    case 'return-order':
      return as('return-order', candidate.rmaNumber)
    case 'tracking':
      return as('tracking', candidate.number)
    case 'sscc':
      return as('sscc', `00${candidate.sscc}`, candidate.sscc)
    case 'isbn':
      return as('item', candidate.isbn13)
    case 'gtin':
      // A shop's own number says nothing here, guessed even less.
      return candidate.restricted === true ? null : as('item', candidate.gtin14, printed(candidate.gtin14))
    case 'gs1':
    case 'digital-link': {
      const text = GS1_AIM + candidate.elements.map(({ ai, value }) => ai + value).join(FNC1)
      const { gtin14, sscc, serial = null, lot = null, expiry = null } = candidate
      if (gtin14 !== undefined) return { ...as('item', text, printed(gtin14)), serial, lot, expiry }
      return sscc === undefined ? null : as('sscc', text, sscc)
    }
    // Hexadecimal that holds is read as it stands, never guessed at.
    case 'epc':
      return null
    case 'unknown':
      return as('code', candidate.text)
    // Only ever asked for as a serial number, and there any text is taken as it comes.
    case 'imei':
    case 'imeisv':
    case 'issn':
    case 'mh10':
    case 'url':
      return null
  }
}

/** A GTIN as it stands under its bars: zeros that only fill the key are left out. */
function printed(gtin14: string): string {
  return gtin14.replace(/^0(?=\d{13}$)/, '')
}

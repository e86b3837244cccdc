import type { Gs1Guess, Gs1Parse } from '../gs1/element'
import { identifyGs1 } from '../gs1/identify-gs1'
import { isCutCleanly } from '../gs1/parse'
import type { Gs1Dictionary } from '../gs1/syntax-dictionary'
import type { AimClass } from './aim'
import type { Ranked, ScanCandidate, ScanGuess } from './candidate'
import { RANK } from './rank'

const GUESSES: Record<Gs1Guess, ScanGuess> = { separator: 'lost-separator', header: 'plain-symbol', brackets: 'brackets', blanks: 'blanks' }

/** Likelihood (decimal digits, see gs1/likelihood.ts) from which text that nothing marks as GS1 data is taken for it, and when separators were put in. */
const SURE = 2
const GUESSABLE = 3

/** What the scanner said, in the words of the GS1 reader: it knows GS1 symbols, other symbols, and silence. */
const AIM_CODES: Partial<Record<AimClass, string>> = { gs1: ']C1', plain: ']C0' }

interface Gs1Tools {
  readonly tables: { readonly gs1: Gs1Dictionary }
  readonly year: number
}

/** Element strings, bracketed texts, composites and Digital Links. `supposed` is what was guessed before the data was reached. */
export function readGs1(text: string, aim: AimClass, { tables, year }: Gs1Tools, supposed: readonly ScanGuess[] = []): Ranked[] {
  const parses = identifyGs1(text, AIM_CODES[aim] ?? null, { dictionary: tables.gs1, year })
  return parses.flatMap((parse, place) => rankParse(parse, aim, supposed).map((ranked) => ({ ...ranked, rank: ranked.rank + place / 100 })))
}

function rankParse(parse: Gs1Parse, aim: AimClass, supposed: readonly ScanGuess[]): Ranked[] {
  const guesses = [...supposed, ...(parse.guessed ?? []).map((guess) => GUESSES[guess])]
  const isSound = parse.problems.every((problem) => problem.kind === 'association')
  const rank = placeOf(parse, aim, isSound, guesses.length > 0)
  if (rank === null) return []
  const { elements, problems, gtin14, sscc, serial, lot, expiry } = parse
  const candidate: ScanCandidate = {
    kind: parse.form === 'digital-link' ? 'digital-link' : 'gs1',
    elements,
    ...(gtin14 === undefined ? {} : { gtin14 }), ...(sscc === undefined ? {} : { sscc }), ...(serial === undefined ? {} : { serial }),
    ...(lot === undefined ? {} : { lot }), ...(expiry === undefined ? {} : { expiry }),
    valid: isSound && guesses.length === 0,
    problems,
    ...(guesses.length > 0 ? { guessed: guesses } : {}),
    reason: guesses.length > 0 ? 'guess' : aim === 'gs1' ? 'symbology' : !isSound ? 'failed-check' : parse.certain || parse.likelihood >= SURE ? 'structure' : 'length',
  }
  return [{ rank, candidate }]
}

/** Null where the reading would be mere noise beside others. */
function placeOf(parse: Gs1Parse, aim: AimClass, isSound: boolean, isGuess: boolean): number | null {
  if (parse.form === 'digital-link') return isSound ? RANK.structure : RANK.url + 1
  if (aim === 'gs1') return isSound && !isGuess ? RANK.symbology : RANK.symbology + 1
  if (isGuess) return parse.certain ? RANK.gs1WithKey + 1 : parse.likelihood >= (parse.guessed?.includes('separator') === true ? GUESSABLE : SURE) ? RANK.guessChecked : null
  if (!isSound) return parse.certain || parse.likelihood >= SURE ? RANK.failedStructure : isCutCleanly(parse) ? RANK.failedStructure + 1 : null
  return parse.certain || parse.likelihood >= SURE ? RANK.gs1WithKey : RANK.gs1WithoutKey
}

import { readDigitalLink } from './digital-link'
import { FNC1, type Gs1Context, type Gs1Element, type Gs1Guess, type Gs1Parse } from './element'
import { cutBracketed, cutElementString } from './element-string'
import { guessSeparators } from './lost-separator'
import { mendSeparators } from './mangled-separator'
import { finishParse, isContentProblem, isCutCleanly, isSound, type Gs1Draft } from './parse'

/** AIM identifiers of symbols that say "GS1 data": GS1-128, GS1 DataBar and composite, GS1 DataMatrix, GS1 QR code, GS1 DotCode. ISO/IEC 15424. */
const GS1_AIMS: ReadonlySet<string> = new Set([']C1', ']e0', ']d2', ']Q3', ']J1'])

/** Between an EAN or UPC and its 2D composite part, as readers deliver them in one text. */
const COMPOSITE = /^(\d{8}|\d{12,13})\|\]e0/

/** Ways to put lost separators back that are shown at most. */
const MAX_GUESSES = 3

/**
 * Every way to read a text as GS1 data, the likeliest first; empty when there is none.
 * @param text the scanned text without AIM identifier, blanks around it removed, FNC1 as U+001D
 * @param aim the AIM identifier, such as `]C1`, or null when the scanner sent none
 */
export function identifyGs1(text: string, aim: string | null, context: Gs1Context): readonly Gs1Parse[] {
  const link = readDigitalLink(text, context.dictionary)
  if (link) return [finishParse({ form: 'digital-link', ...link, certain: true }, context)]
  const composite = COMPOSITE.exec(text)
  if (composite) return [readComposite(text, composite, context)]
  if (text.startsWith('(')) return readBracketed(text, context)
  return readScanned(text, aim, context)
}

function elementString(elements: readonly Gs1Element[], problems: Gs1Draft['problems'], certain: boolean, guessed: readonly Gs1Guess[] = []): Gs1Draft {
  return { form: 'element-string', elements, problems, certain, guessed }
}

function readComposite(text: string, match: RegExpExecArray, context: Gs1Context): Gs1Parse {
  const gtin = { ai: '01', value: (match[1] ?? '').padStart(14, '0') }
  const { elements, problems } = cutElementString(text.slice(match[0].length), context.dictionary)
  return finishParse(elementString([gtin, ...elements], problems, true), context)
}

function readBracketed(text: string, context: Gs1Context): readonly Gs1Parse[] {
  const strict = cutBracketed(text, context.dictionary, 'strict')
  if (strict.elements.length === 0) return []
  const parse = finishParse(elementString(strict.elements, strict.problems, true), context)
  if (isSound(parse)) return [parse]
  const loose = cutBracketed(text, context.dictionary, 'loose')
  const blanks = strict.elements.some(({ value }) => value !== value.trim())
  const guess = finishParse(elementString(loose.elements, loose.problems, true, [blanks ? 'blanks' : 'brackets']), context)
  return isSound(guess) ? [parse, guess] : [parse]
}

function readScanned(text: string, aim: string | null, context: Gs1Context): readonly Gs1Parse[] {
  const certain = text.startsWith(FNC1) || (aim !== null && GS1_AIMS.has(aim))
  const header: readonly Gs1Guess[] = aim === null || certain ? [] : ['header']
  const cut = cutElementString(text, context.dictionary)
  const parse = finishParse(elementString(cut.elements, cut.problems, certain, header), context)
  const parses = certain || readsAsElements(parse) ? [parse] : []
  const suspected = couldHideSeparators(parse, text, context) ? guessSeparators(text, context.dictionary) : []
  const guesses = suspected
    .map(({ elements, cost }) => finishParse({ ...elementString(elements, [], certain, ['separator', ...header]), cost }, context))
    .sort((a, b) => rank(b) - rank(a)).slice(0, MAX_GUESSES)
  for (const mended of isSound(parse) ? [] : mendSeparators(text)) {
    const { elements, problems } = cutElementString(mended, context.dictionary)
    const guess = finishParse(elementString(elements, problems, certain, ['separator', ...header]), context)
    if (isSound(guess)) guesses.unshift(guess)
  }
  return isCutCleanly(parse) ? [...parses, ...guesses] : [...guesses, ...parses]
}

/** The shortest value that can hide another element: a character of its own, and an AI with one. */
const SHORTEST_HIDING = 4

/** A code that is cut cleanly and has its separators has lost none; without any, a value of variable length may have swallowed the rest. */
function couldHideSeparators(parse: Gs1Parse, text: string, { dictionary }: Gs1Context): boolean {
  if (!isCutCleanly(parse)) return true
  const separator = text.indexOf(FNC1, 1)
  if (separator > 0 && separator < text.length - 1) return false
  return parse.elements.some(({ ai, value }) => value.length >= SHORTEST_HIDING && dictionary.entries.get(ai)?.predefinedLength === false)
}

/** Companions that are missing or too many speak against a guess, each as much as a decimal digit. */
function rank(guess: Gs1Parse): number {
  return guess.likelihood - guess.problems.length
}

/** Text that nothing marks as GS1 data is shown as such only when at least its first element has the right length and characters. */
function readsAsElements(parse: Gs1Parse): boolean {
  const first = parse.elements[0]
  return first !== undefined && parse.problems.every((problem) =>
    !('ai' in problem) || problem.ai !== first.ai || problem.kind === 'association' || isContentProblem(problem))
}

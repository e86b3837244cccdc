import { HOST_LAYOUTS, meantCharacters, type HostLayout, type HostLayoutName } from './host-layouts'

/*
 * Reads a scan from what a computer typed for it: the other way round through the computer's layout, for a scanner set
 * to US. Where systems of one name differ (French keyboards, reach of Caps Lock, accents), every reading is given.
 */

/** How the computer was set when it typed. */
export interface TypingHost {
  readonly layout: HostLayoutName
  readonly capsLock: boolean
}

/** More readings than this come from a text of accents only; no code is one. */
const MAX_READINGS = 16

/** The combining mark that a dead key puts on the next letter. Unicode, block Combining Diacritical Marks. */
const MARKS: Readonly<Record<string, string>> = { '\u0302': '^', '\u0308': '¨', '\u0301': '´', '\u0300': '`' }

/** What ends a scan, and no part of it. */
const ENDS = /[\r\n\t]+$/

/**
 * Every text that the scanner can have meant, likeliest first: one when it is certain, none when this computer cannot have
 * typed the text. Control characters stand for themselves: a scanner types them with Ctrl, which no layout moves (GS is Ctrl+]).
 */
export function readTypedText(observed: string, host: TypingHost): readonly string[] {
  const symbols = [...observed.normalize('NFC').replace(ENDS, '')]
  const readings = new Set<string>()
  for (const layout of HOST_LAYOUTS[host.layout]) {
    for (const reach of host.capsLock ? layout.capsReaches : (['none'] as const)) {
      for (const text of textsOf(symbols, layout, meantCharacters(layout, reach))) readings.add(text)
    }
  }
  return [...readings].sort((one, other) => oddityOf(one) - oddityOf(other))
}

function textsOf(symbols: readonly string[], layout: HostLayout, meant: ReadonlyMap<string, string>): readonly string[] {
  let texts: readonly string[] = ['']
  symbols.forEach((symbol, at) => {
    const ways = waysOf(symbol, symbols[at + 1], layout, meant)
    texts = texts.flatMap((text) => ways.map((way) => text + way)).slice(0, MAX_READINGS)
  })
  return texts
}

/** What one typed character can stand for. */
function waysOf(symbol: string, next: string | undefined, layout: HostLayout, meant: ReadonlyMap<string, string>): readonly string[] {
  if (symbol <= ' ' || symbol === '\u007f') return [symbol]
  const key = meant.get(symbol)
  // An accent that stands before a letter it could sit on was set down with a blank; where nothing composes, it was not.
  if (key !== undefined) return layout.dead.includes(symbol) && next !== undefined && composes(symbol, next) ? [key, `${key} `] : [key]
  const [letter = '', mark = '', ...rest] = symbol.normalize('NFD')
  const accent = MARKS[mark]
  if (accent === undefined || rest.length > 0 || !layout.dead.includes(accent)) return []
  const [accentKey, letterKey] = [meant.get(accent), meant.get(letter)]
  return accentKey !== undefined && letterKey !== undefined ? [accentKey + letterKey] : []
}

function composes(accent: string, letter: string): boolean {
  const mark = Object.keys(MARKS).find((candidate) => MARKS[candidate] === accent) ?? ''
  return [...`${letter}${mark}`.normalize('NFC')].length === 1
}

/** Codes are made of capitals and digits; every other sign makes a reading less likely. Orders readings, excludes none. */
function oddityOf(text: string): number {
  return [...text].filter((symbol) => !/[0-9A-Z]/.test(symbol)).length
}

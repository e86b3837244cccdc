import { textClusters, withoutAccents } from './clean-text'
import { CAP_HEIGHT, textWidth } from './text-width'

/*
 * Font 0, the scalable font that every ZPL printer has (CG Triumvirate Bold Condensed on Zebra's own, look-alikes on
 * others). It knows one weight and the Latin alphabets; anything else comes out as boxes.
 */

/** What is sure to be shown when text arrives as UTF-8 (^CI28): ASCII, ISO 8859-1, most of ISO 8859-2 and a few signs; no backslash, an escape inside a field block (^FB). */
const LETTERS = new Set(
  '!"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~ ' +
  '\u00A0¡¢£¥§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ' +
  'ĄąĆćČčĎďĘęĚěŁłŃńŇňŐőŘřŚśŞşŠšŤťŮůŹźŻżŽžˇ˘˙˛˝ŒœŸ–—‘’‚“”„†‡•…‹›€™',
)

/** Height of its capitals as a part of its size. */
const PRINTER_FONT_CAP_HEIGHT = 0.745

/** Size to ask for, so that capitals come out as high as the layout's. */
export const PRINTER_FONT_SCALE = CAP_HEIGHT / PRINTER_FONT_CAP_HEIGHT

/** The few signs that are wider than in the layout's typeface, in hundredths of the layout's size, as drawn by look-alikes. */
const WIDER: readonly (readonly [number, string])[] = [
  [28, "'ijl¡ìíîïł‘’‚"], [34, '!(),.`´·¸¿'], [45, 'J'], [49, '?_¿“”„'], [41, '•'], [78, '-'], [83, '™'], [97, '…'],
]
const WIDER_BY_LETTER = new Map(WIDER.flatMap(([hundredths, letters]) => [...letters].map((letter) => [letter, hundredths / 100] as const)))

/** Whether a printer shows every letter of the (clean) text in its own font. */
export function isPrinterFontText(text: string): boolean {
  return [...text].every((letter) => LETTERS.has(letter))
}

/** The (clean) text without the accents, or with "?" for every run of letters, that would come out as boxes. */
export function toPrinterFontText(text: string): string {
  let shown = ''
  for (const cluster of textClusters(text)) {
    const letter = LETTERS.has(cluster) ? cluster : withoutAccents(cluster)
    if (LETTERS.has(letter)) shown += letter === '\u00A0' ? ' ' : letter
    else if (!shown.endsWith('?')) shown += '?'
  }
  return shown
}

/** Width of a text in this font as a multiple of the layout's size; an upper bound. */
export function printerFontWidth(text: string): number {
  return [...text].reduce((width, letter) => width + Math.max(WIDER_BY_LETTER.get(letter) ?? 0, textWidth(letter, false)), 0)
}

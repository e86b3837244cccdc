import { accessSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Font, Glyph, GlyphPathCommand } from 'fontkit'
import { createBitmap, stampBitmap, type Bitmap } from '@shared/labels/bitmap'
import { cleanText, textClusters, withoutAccents } from '@shared/labels/clean-text'
import type { Outline, PathStep } from '@shared/labels/outline'
import { fillOutline, flattenPath, outlineBounds, placeOutline } from '@shared/labels/outline'
import type { RasteriseText, TextBitmap } from '@shared/labels/zpl'
import { unpackWoff } from './woff'

/*
 * Text as pictures, from the fonts that the app ships, so that a label can say anything the screens can say.
 * Each letter is taken from the first font that has it (one family, cut into files by script, then Chinese).
 * Letters begin at whole dots: the same letter then always has the same dots, which reads better than exact spacing.
 */

/** Font files by script in the order they are asked; `WEIGHT` is 400 or 700. */
const FONT_FILES = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'sc-chinese-simplified'].map((script) => `noto-sans-${script}-WEIGHT-normal.woff`)

/** Outlines kept for the next label. A bench meets a few hundred different letters; when full, it starts anew. */
const MAX_CACHED_LETTERS = 4000

/** Sizes that a letter is kept drawn at: labels use a few; when full, it starts anew. */
const MAX_CACHED_SIZES = 16

/** Largest picture of a line, in dots. */
const MAX_LINE_DOTS = 8000

/** Stands for a run of letters that no font shows: a person sees that something is missing, never boxes. */
const UNKNOWN = '?'

export interface TextRaster {
  readonly rasterise: RasteriseText
  /** Lets go of the fonts; further calls of `rasterise` throw. */
  close(): void
}

interface Letter {
  /** In parts of the em, y downwards from the baseline. */
  readonly outline: Outline
  readonly advance: number
  readonly left: number
  readonly top: number
  readonly bottom: number
  /** Its dots by size. */
  readonly drawn: Map<number, LetterDots>
}

/** The dots of a letter; `left` and `top` from where it begins on the baseline. */
interface LetterDots extends Bitmap {
  readonly left: number
  readonly top: number
}

interface PlacedLetter {
  readonly letter: Letter
  readonly x: number
}

/** Finds the fonts in `fontsDir`; each is read when the first letter needs it. Throws when one is missing: the app is then not whole. */
export async function openTextRaster(fontsDir: string): Promise<TextRaster> {
  const { create } = await import('fontkit')
  const pathsOf = (weight: number): readonly string[] => FONT_FILES.map((name) => join(fontsDir, name.replace('WEIGHT', String(weight))))
  const paths = { regular: pathsOf(400), bold: pathsOf(700) }
  for (const path of [...paths.regular, ...paths.bold]) accessSync(path)

  const fonts = new Map<string, Font>()
  const letters = new Map<string, Letter | null>()
  let closed = false

  const fontAt = (path: string): Font => {
    const font = fonts.get(path) ?? create(unpackWoff(readFileSync(path)))
    fonts.set(path, font)
    return font
  }
  const letterFor = (character: string, bold: boolean): Letter | null => {
    const key = `${bold ? 'b' : 'r'}${character}`
    const known = letters.get(key)
    if (known !== undefined) return known
    if (letters.size >= MAX_CACHED_LETTERS) letters.clear()
    const letter = findLetter(character, bold ? paths.bold : paths.regular, fontAt)
    letters.set(key, letter)
    return letter
  }
  return {
    rasterise: (text, heightDots, bold) => {
      if (closed) throw new Error('the text raster is closed')
      return drawLine(text, heightDots, (character) => letterFor(character, bold))
    },
    close: () => {
      closed = true
      fonts.clear()
      letters.clear()
    },
  }
}

function findLetter(character: string, paths: readonly string[], fontAt: (path: string) => Font): Letter | null {
  const codePoint = character.codePointAt(0) ?? 0
  for (const path of paths) {
    const font = fontAt(path)
    if (font.hasGlyphForCodePoint(codePoint)) return toLetter(font.glyphForCodePoint(codePoint), font.unitsPerEm)
  }
  return null
}

const PATH_OPS = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' } as const

function toPathStep({ command, args }: GlyphPathCommand): PathStep {
  return { op: PATH_OPS[command], args }
}

function toLetter(glyph: Glyph, unitsPerEm: number): Letter {
  const outline = placeOutline(flattenPath(glyph.path.commands.map(toPathStep)), 1 / unitsPerEm, -1 / unitsPerEm, 0, 0)
  const { left, top, bottom } = outlineBounds(outline) ?? { left: 0, top: 0, bottom: 0 }
  return { outline, advance: glyph.advanceWidth / unitsPerEm, left, top, bottom, drawn: new Map() }
}

function drawLine(text: string, heightDots: number, letterFor: (character: string) => Letter | null): TextBitmap | null {
  const placed = placeLetters(text, heightDots, letterFor)
  const inked = placed.letters.filter(({ letter }) => letter.outline.length > 0)
  if (inked.length === 0) return null
  // Some letters, such as j, reach left of where they begin; the line moves right so that the first one stays whole.
  const overhang = Math.max(0, ...inked.map(({ letter, x }) => Math.ceil(-(x + letter.left * heightDots))))
  const baselineDots = Math.max(1, Math.ceil(-Math.min(...inked.map(({ letter }) => letter.top)) * heightDots))
  const below = Math.max(0, Math.ceil(Math.max(...inked.map(({ letter }) => letter.bottom)) * heightDots))
  const bitmap = createBitmap(Math.min(MAX_LINE_DOTS, Math.max(1, placed.widthDots + overhang)), baselineDots + below)
  for (const { letter, x } of inked) {
    const drawn = letterAt(letter, heightDots)
    stampBitmap(bitmap, drawn, x + overhang + drawn.left, baselineDots + drawn.top)
  }
  return { ...bitmap, baselineDots }
}

/** The dots of a letter at a size, drawn once: letters begin at whole dots, so they are the same wherever the letter stands. */
function letterAt(letter: Letter, heightDots: number): LetterDots {
  const known = letter.drawn.get(heightDots)
  if (known !== undefined) return known
  if (letter.drawn.size >= MAX_CACHED_SIZES) letter.drawn.clear()
  const { left, top, right, bottom } = outlineBounds(letter.outline) ?? { left: 0, top: 0, right: 0, bottom: 0 }
  const [x, y] = [Math.floor(left * heightDots), Math.floor(top * heightDots)]
  const bitmap = createBitmap(Math.max(1, Math.ceil(right * heightDots) - x + 1), Math.max(1, Math.ceil(bottom * heightDots) - y + 1))
  fillOutline(bitmap, placeOutline(letter.outline, heightDots, heightDots, -x, -y), 'black')
  const drawn = { ...bitmap, left: x, top: y }
  letter.drawn.set(heightDots, drawn)
  return drawn
}

function placeLetters(text: string, heightDots: number, letterFor: (character: string) => Letter | null): { letters: readonly PlacedLetter[]; widthDots: number } {
  const letters: PlacedLetter[] = []
  let pen = 0
  let missing = false
  const place = (letter: Letter): void => {
    letters.push({ letter, x: Math.round(pen) })
    pen += letter.advance * heightDots
  }
  for (const [base = '', ...marks] of textClusters(cleanText(text))) {
    const known = letterFor(base) ?? letterFor(withoutAccents(base))
    const letter = known ?? (missing ? null : letterFor(UNKNOWN))
    missing = known === null
    if (letter === null) continue
    place(letter)
    // Marks take no width and are drawn back over the letter before them.
    if (!missing) for (const mark of marks) placeMark(letterFor(mark), place)
  }
  return { letters, widthDots: Math.ceil(pen) }
}

function placeMark(mark: Letter | null, place: (letter: Letter) => void): void {
  if (mark !== null) place({ ...mark, advance: 0 })
}

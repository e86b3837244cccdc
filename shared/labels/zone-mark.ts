import type { ZoneLetter, ZoneShape } from '../domain/zone'
import type { PictureLayer, ZoneMark } from './label'
import type { Outline, Point } from './outline'
import { flattenPath, outlineBounds, parsePath, placeOutline } from './outline'
import { LETTER_UNITS_PER_EM, ZONE_LETTER_PATHS } from './zone-letters'

/*
 * The sign of a zone on paper: a black plate, the zone's shape in white on it, the letter in black in the shape.
 * Quarantine differs on purpose: two white bars at the sides and a white letter, as on the screens.
 * Coordinates are those of the screens' route card: a plate of 96 x 96, y downwards.
 */

const PLATE = 96
const CENTRE = PLATE / 2
const CIRCLE_RADIUS = 42
const CIRCLE_POINTS = 96

/** Where the letter stands in each shape: its size (em) and its baseline, chosen so that it looks centred. */
interface LetterPlace {
  readonly size: number
  readonly baseline: number
}

const SHAPE_OUTLINES: Record<ZoneShape, Outline> = {
  circle: [Array.from({ length: CIRCLE_POINTS }, (_, i) => circlePoint((2 * Math.PI * i) / CIRCLE_POINTS))],
  square: [rectangle(11, 11, 74, 74)],
  hexagon: [[[26, 10], [70, 10], [92, 48], [70, 86], [26, 86], [4, 48]].map(toPoint)],
  diamond: [[[48, 3], [93, 48], [48, 93], [3, 48]].map(toPoint)],
  triangle: [[[48, 5], [93, 90], [3, 90]].map(toPoint)],
  bars: [rectangle(8, 8, 10, 80), rectangle(78, 8, 10, 80)],
}

const LETTER_PLACES: Record<ZoneShape, LetterPlace> = {
  circle: { size: 56, baseline: 68 },
  square: { size: 64, baseline: 71 },
  hexagon: { size: 56, baseline: 68 },
  diamond: { size: 46, baseline: 65 },
  triangle: { size: 46, baseline: 83 },
  bars: { size: 60, baseline: 69.5 },
}

/** The layers of a sign, bottom first. */
export function zoneMarkLayers(mark: ZoneMark): readonly PictureLayer[] {
  const layers: readonly PictureLayer[] = [
    { ink: 'black', outline: [rectangle(0, 0, PLATE, PLATE)] },
    { ink: 'white', outline: SHAPE_OUTLINES[mark.shape] },
    { ink: mark.shape === 'bars' ? 'white' : 'black', outline: letterOutline(mark.letter, LETTER_PLACES[mark.shape]) },
  ]
  return layers.map(({ ink, outline }) => ({ ink, outline: placeOutline(outline, 1 / PLATE, 1 / PLATE, 0, 0) }))
}

/** The letter with its ink, not its advance, in the middle: B and R would otherwise stand too far right. */
function letterOutline(letter: ZoneLetter, { size, baseline }: LetterPlace): Outline {
  const scale = size / LETTER_UNITS_PER_EM
  const outline = placeOutline(flattenPath(parsePath(ZONE_LETTER_PATHS[letter])), scale, -scale, 0, baseline)
  const { left, right } = outlineBounds(outline) ?? { left: 0, right: 0 }
  return placeOutline(outline, 1, 1, CENTRE - (left + right) / 2, 0)
}

function circlePoint(angle: number): Point {
  return { x: CENTRE + CIRCLE_RADIUS * Math.cos(angle), y: CENTRE + CIRCLE_RADIUS * Math.sin(angle) }
}

function rectangle(x: number, y: number, width: number, height: number): readonly Point[] {
  return [[x, y], [x + width, y], [x + width, y + height], [x, y + height]].map(toPoint)
}

function toPoint(pair: readonly number[]): Point {
  return { x: pair[0] ?? 0, y: pair[1] ?? 0 }
}

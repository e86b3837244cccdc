import type { Bitmap, Ink } from './bitmap'
import { setDot } from './bitmap'

/*
 * Outlines and how they become dots.
 *
 * An outline is a list of closed polygons, filled by the non-zero winding rule (the rule of TrueType, SVG and PDF).
 * Each dot row is cut by SUB_ROWS lines; the exact covered width along each is added up per dot, and a dot turns
 * black from MIN_COVERAGE on. Thin strokes therefore keep an even weight wherever they fall between two dots.
 */

export interface Point {
  readonly x: number
  readonly y: number
}

export type Outline = readonly (readonly Point[])[]

/** Move, line, quadratic curve, cubic curve, close: the letters of SVG path data. */
const PATH_OPS = ['M', 'L', 'Q', 'C', 'Z'] as const

/** One step of a path in absolute coordinates. */
export interface PathStep {
  readonly op: (typeof PATH_OPS)[number]
  readonly args: readonly number[]
}

/** Straight pieces per curve: at 8, a 20 mm letter strays from its curve by less than a dot at 600 dpi. */
const CURVE_PIECES = 8
const SUB_ROWS = 4
/** A bit under one half: a thermal head prints thin strokes slightly thin, so doubtful dots are better black. */
const MIN_COVERAGE = 0.45

/** Turns a path with curves into polygons. */
export function flattenPath(steps: Iterable<PathStep>): Outline {
  const contours: Point[][] = []
  let contour: Point[] = []
  let at: Point = { x: 0, y: 0 }
  const finish = (): void => {
    if (contour.length > 2) contours.push(contour)
    contour = []
  }
  for (const { op, args } of steps) {
    if (op === 'Z' || op === 'M') finish()
    if (op === 'Z') continue
    const points = pairs(args)
    const end = points.at(-1) ?? at
    if (op === 'Q' || op === 'C') {
      for (let piece = 1; piece <= CURVE_PIECES; piece++) contour.push(bezierPoint([at, ...points], piece / CURVE_PIECES))
    } else {
      contour.push(end)
    }
    at = end
  }
  finish()
  return contours
}

function pairs(args: readonly number[]): Point[] {
  const points: Point[] = []
  for (let i = 0; i + 1 < args.length; i += 2) points.push({ x: args[i] ?? 0, y: args[i + 1] ?? 0 })
  return points
}

/** A point on a Bézier curve of any order (de Casteljau). */
function bezierPoint(points: readonly Point[], t: number): Point {
  let level = points
  while (level.length > 1) {
    level = level.slice(1).map((to, i) => {
      const from = level[i] ?? to
      return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t }
    })
  }
  return level[0] ?? { x: 0, y: 0 }
}

/** Reads the compact form `M0 0L10 0Q10 5 0 5Z` (absolute, numbers separated by spaces). */
export function parsePath(text: string): PathStep[] {
  return [...text.matchAll(/([MLQCZ])([^MLQCZ]*)/g)].flatMap(([, letter, tail = '']) => {
    const op = PATH_OPS.find((known) => known === letter)
    return op === undefined ? [] : [{ op, args: tail.split(' ').filter((number) => number !== '').map(Number) }]
  })
}

/** An outline scaled (a negative factor mirrors) and then moved. */
export function placeOutline(outline: Outline, scaleX: number, scaleY: number, dx: number, dy: number): Outline {
  return outline.map((contour) => contour.map(({ x, y }) => ({ x: x * scaleX + dx, y: y * scaleY + dy })))
}

/** An outline as SVG path data, rounded to a thousandth of its unit. */
export function outlineToPathData(outline: Outline): string {
  return outline.map((contour) => `M${contour.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}Z`).join('')
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** Inks an outline, given in dots of the bitmap, in place. Everything that hangs over the edge is cut off. */
export function fillOutline(bitmap: Bitmap, outline: Outline, ink: Ink): void {
  const bounds = outlineBounds(outline)
  if (bounds === null) return
  const edges = outlineEdges(outline)
  const left = Math.max(0, Math.floor(bounds.left))
  const coverage = new Float32Array(Math.max(0, Math.min(bitmap.widthDots, Math.ceil(bounds.right)) - left))
  for (let y = Math.max(0, Math.floor(bounds.top)); y < Math.min(bitmap.heightDots, Math.ceil(bounds.bottom)); y++) {
    coverage.fill(0)
    for (let sub = 0; sub < SUB_ROWS; sub++) addSpans(coverage, left, edges, y + (sub + 0.5) / SUB_ROWS)
    for (let i = 0; i < coverage.length; i++) if ((coverage[i] ?? 0) >= MIN_COVERAGE * SUB_ROWS) setDot(bitmap, left + i, y, ink)
  }
}

export interface OutlineBounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The smallest upright rectangle around an outline; null for an empty one, such as a space. */
export function outlineBounds(outline: Outline): OutlineBounds | null {
  const [first, ...rest] = outline.flat()
  if (first === undefined) return null
  let bounds = { left: first.x, top: first.y, right: first.x, bottom: first.y }
  for (const { x, y } of rest) {
    bounds = { left: Math.min(bounds.left, x), top: Math.min(bounds.top, y), right: Math.max(bounds.right, x), bottom: Math.max(bounds.bottom, y) }
  }
  return bounds
}

/** A side of a polygon, from top to bottom; `winding` says which way it ran before. */
interface Edge {
  readonly top: number
  readonly bottom: number
  readonly xAtTop: number
  readonly slope: number
  readonly winding: 1 | -1
}

function outlineEdges(outline: Outline): Edge[] {
  const edges: Edge[] = []
  for (const contour of outline) {
    let from = contour.at(-1)
    for (const to of contour) {
      if (from !== undefined && from.y !== to.y) {
        const [upper, lower, winding] = from.y < to.y ? ([from, to, 1] as const) : ([to, from, -1] as const)
        edges.push({ top: upper.y, bottom: lower.y, xAtTop: upper.x, slope: (lower.x - upper.x) / (lower.y - upper.y), winding })
      }
      from = to
    }
  }
  return edges
}

/** Adds, per dot from `left` on, the width that the line at height `y` spends inside the outline. */
function addSpans(coverage: Float32Array, left: number, edges: readonly Edge[], y: number): void {
  const crossings = edges
    .filter((edge) => edge.top <= y && y < edge.bottom)
    .map((edge) => ({ x: edge.xAtTop + (y - edge.top) * edge.slope - left, winding: edge.winding }))
    .sort((a, b) => a.x - b.x)
  let winding = 0
  let start = 0
  for (const crossing of crossings) {
    const before = winding
    winding += crossing.winding
    if (before === 0) start = crossing.x
    else if (winding === 0) addSpan(coverage, start, crossing.x)
  }
}

function addSpan(coverage: Float32Array, from: number, to: number): void {
  const start = Math.max(0, from)
  const end = Math.min(coverage.length, to)
  for (let i = Math.floor(start); i < end; i++) coverage[i] = (coverage[i] ?? 0) + Math.min(end, i + 1) - Math.max(start, i)
}

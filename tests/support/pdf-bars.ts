import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A picture as canvases give it: four bytes a pixel. */
export interface Picture {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

type Matrix = readonly [number, number, number, number, number, number]

const multiply = ([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix => [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]

/** Steps of a path as the reader packs them, and how many numbers follow each. */
const MOVE = 0
const NUMBERS_OF_STEP = [2, 2, 6, 4, 0] as const

/**
 * Every page of a PDF with nothing but its filled rectangles, black on white: what a scanner sees of the bars. Letters
 * and lines are left out, so that no canvas is needed to draw them.
 */
export async function pdfBars(bytes: Uint8Array, pixelsPerPoint: number): Promise<readonly Picture[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 })
  const document = await task.promise
  const pictures: Picture[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: pixelsPerPoint })
    const picture = whitePicture(Math.ceil(width), Math.ceil(height))
    const { fnArray, argsArray } = await page.getOperatorList()
    let matrix: Matrix = [pixelsPerPoint, 0, 0, -pixelsPerPoint, 0, height]
    const kept: Matrix[] = []
    fnArray.forEach((step: number, i: number) => {
      const args: unknown = argsArray[i]
      if (step === OPS.save) kept.push(matrix)
      else if (step === OPS.restore) matrix = kept.pop() ?? matrix
      else if (step === OPS.transform) matrix = multiply(matrix, args as Matrix)
      else if (step === OPS.constructPath && (args as number[])[0] === OPS.fill) {
        for (const corners of cornersOf((args as [number, [ArrayLike<number>]])[1][0])) fillBetween(picture, matrix, corners)
      }
    })
    pictures.push(picture)
  }
  await task.destroy()
  return pictures
}

function whitePicture(width: number, height: number): Picture {
  return { data: new Uint8ClampedArray(width * height * 4).fill(255), width, height }
}

/** The corners of every closed part of a path; parts with curves are no bars. */
function cornersOf(path: ArrayLike<number>): readonly (readonly [number, number])[][] {
  const parts: [number, number][][] = []
  let isCurved = false
  for (let at = 0; at < path.length;) {
    const step = path[at] ?? 0
    const numbers = NUMBERS_OF_STEP[step] ?? 0
    if (step === MOVE) parts.push([])
    if (numbers > 2) isCurved = true
    if (numbers === 2) parts.at(-1)?.push([path[at + 1] ?? 0, path[at + 2] ?? 0])
    at += 1 + numbers
  }
  return isCurved ? [] : parts
}

function fillBetween({ data, width }: Picture, [a, b, c, d, e, f]: Matrix, corners: readonly (readonly [number, number])[]): void {
  const xs = corners.map(([x, y]) => a * x + c * y + e)
  const ys = corners.map(([x, y]) => b * x + d * y + f)
  for (let y = Math.round(Math.min(...ys)); y < Math.max(...ys); y++) {
    for (let x = Math.round(Math.min(...xs)); x < Math.round(Math.max(...xs)); x++) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  }
}

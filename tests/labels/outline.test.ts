import { describe, expect, test } from 'vitest'
import type { Bitmap } from '@shared/labels/bitmap'
import { bytesPerRow, countBlack, createBitmap, isBlack, MAX_BITMAP_SIDE_DOTS, setDot } from '@shared/labels/bitmap'
import { fillOutline, flattenPath, outlineBounds, outlineToPathData, parsePath, placeOutline } from '@shared/labels/outline'

const square = (x: number, y: number, side: number) => [{ x, y }, { x: x + side, y }, { x: x + side, y: y + side }, { x, y: y + side }]

function picture(bitmap: Bitmap): string[] {
  return Array.from({ length: bitmap.heightDots }, (_, y) => Array.from({ length: bitmap.widthDots }, (_, x) => (isBlack(bitmap, x, y) ? '#' : '.')).join(''))
}

describe('a bitmap', () => {
  test('keeps rows in whole bytes with the leftmost dot in the highest bit', () => {
    const bitmap = createBitmap(10, 2)
    setDot(bitmap, 0, 0, 'black')
    setDot(bitmap, 9, 1, 'black')
    expect([...bitmap.rows]).toEqual([0x80, 0, 0, 0x40])
    expect(bytesPerRow(10)).toBe(2)
    setDot(bitmap, 0, 0, 'white')
    expect(countBlack(bitmap)).toBe(1)
  })

  test('ignores dots outside', () => {
    const bitmap = createBitmap(10, 2)
    for (const [x, y] of [[-1, 0], [10, 0], [0, -1], [0, 2]] as const) setDot(bitmap, x, y, 'black')
    expect(countBlack(bitmap)).toBe(0)
  })

  test.each([[0, 1], [1, 0], [1.5, 1], [MAX_BITMAP_SIDE_DOTS + 1, 1]])('cannot be %d x %d dots', (width, height) => {
    expect(() => createBitmap(width, height)).toThrow('a picture of')
  })
})

describe('filling an outline', () => {
  test('covers exactly the dots of a square on whole dots', () => {
    const bitmap = createBitmap(5, 4)
    fillOutline(bitmap, [square(1, 1, 2)], 'black')
    expect(picture(bitmap)).toEqual(['.....', '.##..', '.##..', '.....'])
  })

  test('leaves a hole where an inner contour runs the other way round', () => {
    const bitmap = createBitmap(5, 5)
    fillOutline(bitmap, [square(0, 0, 5), square(2, 2, 1).toReversed()], 'black')
    expect(countBlack(bitmap)).toBe(24)
    expect(isBlack(bitmap, 2, 2)).toBe(false)
  })

  test('has no hole where two contours of one direction overlap', () => {
    const bitmap = createBitmap(4, 4)
    fillOutline(bitmap, [square(0, 0, 3), square(1, 1, 3)], 'black')
    expect(countBlack(bitmap)).toBe(14)
  })

  test('paints white over black and cuts off what hangs over the edge', () => {
    const bitmap = createBitmap(3, 3)
    fillOutline(bitmap, [square(-5, -5, 20)], 'black')
    fillOutline(bitmap, [square(2, 2, 9)], 'white')
    expect(picture(bitmap)).toEqual(['###', '###', '##.'])
  })

  test('blackens a dot that is covered by half and not one that is covered by a quarter', () => {
    const bitmap = createBitmap(4, 1)
    fillOutline(bitmap, [[{ x: 0.5, y: 0 }, { x: 2.25, y: 0 }, { x: 2.25, y: 1 }, { x: 0.5, y: 1 }]], 'black')
    expect(picture(bitmap)).toEqual(['##..'])
  })

  test('does nothing with an empty outline', () => {
    const bitmap = createBitmap(2, 2)
    fillOutline(bitmap, [], 'black')
    expect(countBlack(bitmap)).toBe(0)
    expect(outlineBounds([])).toBe(null)
  })
})

describe('paths', () => {
  test('are read, flattened, placed and written', () => {
    const outline = flattenPath(parsePath('M0 0L10 0L10 -5.5ZM1 1L2 1'))
    expect(outline).toHaveLength(1)
    expect(outlineToPathData(placeOutline(outline, 2, -1, 1, 0))).toBe('M1 0L21 0L21 5.5Z')
  })

  test('of curves end in their end points and pass through their middle', () => {
    const [contour = []] = flattenPath(parsePath('M0 0Q10 0 10 10C10 20 0 20 0 10Z'))
    expect(contour[4]).toEqual({ x: 7.5, y: 2.5 })
    expect(contour[8]).toEqual({ x: 10, y: 10 })
    expect(contour.at(-1)).toEqual({ x: 0, y: 10 })
  })
})

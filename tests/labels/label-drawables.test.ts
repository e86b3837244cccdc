import { describe, expect, test } from 'vitest'
import { code128Modules } from '@shared/labels/code128'
import { BENCH_LABEL, makeLabel } from '@shared/labels/label'
import { labelToDrawables } from '@shared/labels/label-drawables'
import { labelToZpl } from '@shared/labels/zpl'
import { everyLabel, TRIMMER, unitLabel } from './label-content'

describe('the drawables of a label', () => {
  test('are the zone sign, the bars and the lines of text', () => {
    const drawables = labelToDrawables(unitLabel(TRIMMER))
    expect(drawables.filter((drawable) => drawable.kind === 'text').map((drawable) => drawable.text)).toEqual([
      'Trimmer set', 'TR-300 · grade C · repair', 'return 4711 · due Nov 26', 'U 3F7K2A 019C X', '8F3K-2M7Q',
    ])
    expect(drawables.filter((drawable) => drawable.kind === 'path').map((drawable) => drawable.ink)).toEqual(['black', 'white', 'black'])
    // Start, 12 characters and check have three bars each, the stop has four.
    expect(drawables.filter((drawable) => drawable.kind === 'rectangle')).toHaveLength(3 * 14 + 4)
  })

  test('put the bars where the print has them', () => {
    const bars = labelToDrawables(unitLabel(TRIMMER)).filter((drawable) => drawable.kind === 'rectangle')
    const [first, last] = [bars[0]!, bars.at(-1)!]
    const [, x, y] = /\^FO(\d+),(\d+)\^BY/.exec(labelToZpl(unitLabel(TRIMMER))) ?? []
    expect([first.x * 8, first.y * 8]).toEqual([Number(x), Number(y)])
    expect((last.x + last.width - first.x) * 8).toBeCloseTo(2 * code128Modules(TRIMMER.lpn))
  })

  test.each(everyLabel())('of a %s lie inside it', (_, label) => {
    for (const drawable of labelToDrawables(label)) {
      if (drawable.kind === 'path') {
        const numbers = (drawable.path.match(/[\d.]+/g) ?? []).map(Number)
        expect(Math.max(...numbers)).toBeLessThanOrEqual(label.width)
        expect(drawable.path).not.toContain('-')
      } else if (drawable.kind === 'rectangle') {
        expect(drawable.x).toBeGreaterThanOrEqual(0)
        expect(drawable.x + drawable.width).toBeLessThanOrEqual(label.width)
        expect(drawable.y + drawable.height).toBeLessThanOrEqual(label.height)
      } else {
        const start = drawable.x - drawable.width * { start: 0, middle: 0.5, end: 1 }[drawable.anchor]
        expect(start).toBeGreaterThanOrEqual(0)
        expect(start + drawable.width).toBeLessThanOrEqual(label.width)
        expect(drawable.baseline).toBeLessThanOrEqual(label.height)
      }
    }
  })

  test('make a frame of two rectangles and a filled box of one', () => {
    const box = { kind: 'box', x: 1, y: 1, width: 10, height: 4 } as const
    const draw = (thickness: number) => labelToDrawables(makeLabel({ ...BENCH_LABEL, dpi: 203, elements: [{ ...box, thickness }] }))
    expect(draw(0.5)).toEqual([
      { kind: 'rectangle', x: 1, y: 1, width: 10, height: 4, ink: 'black' },
      { kind: 'rectangle', x: 1.5, y: 1.5, width: 9, height: 3, ink: 'white' },
    ])
    expect(draw(2)).toHaveLength(1)
  })
})

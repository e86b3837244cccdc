import { describe, expect, test } from 'vitest'
import { ZONES } from '@shared/domain/zone'
import { countBlack, createBitmap, isBlack } from '@shared/labels/bitmap'
import { fillOutline, outlineBounds, placeOutline } from '@shared/labels/outline'
import { zoneMarkLayers } from '@shared/labels/zone-mark'

const SIDE = 98
const zones = Object.values(ZONES)

function drawSign(zone: (typeof zones)[number]) {
  const bitmap = createBitmap(SIDE, SIDE)
  for (const { ink, outline } of zoneMarkLayers(zone)) fillOutline(bitmap, placeOutline(outline, SIDE, SIDE, 0, 0), ink)
  return bitmap
}

describe('the sign of a zone', () => {
  test.each(zones)('$letter: the letter is in the middle and lies inside its shape', (zone) => {
    const [, shape, letter] = zoneMarkLayers(zone)
    const bounds = outlineBounds(letter!.outline)!
    expect((bounds.left + bounds.right) / 2).toBeCloseTo(0.5)
    const outer = outlineBounds(shape!.outline)!
    expect(bounds.left).toBeGreaterThan(outer.left)
    expect(bounds.bottom).toBeLessThan(outer.bottom + 0.01)
    expect(shape!.ink).toBe('white')
  })

  test.each(zones)('$letter: is a black plate to its four corners', (zone) => {
    const bitmap = drawSign(zone)
    for (const [x, y] of [[0, 0], [SIDE - 1, 0], [0, SIDE - 1], [SIDE - 1, SIDE - 1]] as const) expect(isBlack(bitmap, x, y)).toBe(true)
  })

  test('differs from every other in many dots, without its colour', () => {
    const signs = zones.map(drawSign)
    for (const [i, a] of signs.entries()) {
      for (const b of signs.slice(i + 1)) {
        const different = { ...a, rows: a.rows.map((byte, at) => byte ^ (b.rows[at] ?? 0)) }
        expect(countBlack(different)).toBeGreaterThan(SIDE * SIDE * 0.08)
      }
    }
  })
})

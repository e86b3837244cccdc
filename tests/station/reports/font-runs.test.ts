import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitFontRuns, type FontFace } from '../../../electron/station/reports/font-runs'

const face = (name: string, pattern: RegExp): FontFace => ({ name, has: (codePoint) => pattern.test(String.fromCodePoint(codePoint)) })
const faces = [face('latin', /^[ -~·–?]$/), face('cyrillic', /^[ \u0410-\u044f№]$/), face('kazakh', /^[ҚқӘә]$/), face('chinese', /^[ -~\u4e00-\u9fff，]$/)]

describe('choosing a font for each stretch of a text', () => {
  it('keeps one script in one run, its blanks included', () => {
    expect(splitFontRuns('Dana K. 07', faces)).toEqual([{ face: 'latin', text: 'Dana K. 07' }])
    expect(splitFontRuns('Тимур А', faces)).toEqual([{ face: 'cyrillic', text: 'Тимур А' }])
  })

  it('mixes scripts in one line', () => {
    expect(splitFontRuns('Куртка L 无线，鼠标 7', faces)).toEqual([
      { face: 'cyrillic', text: 'Куртка ' }, { face: 'latin', text: 'L ' }, { face: 'chinese', text: '无线，鼠标 ' }, { face: 'latin', text: '7' },
    ])
  })

  it('takes single letters from a font of their own', () => {
    expect(splitFontRuns('Жеңіс Қар', faces).map((run) => run.face)).toContain('kazakh')
  })

  it('never takes Latin letters or digits from the Chinese font', () => {
    for (const run of splitFontRuns('黑色A1黑', faces)) if (run.face === 'chinese') expect(run.text).toMatch(/^\p{Script=Han}+$/u)
  })

  it('shows a question mark for a character that no font has', () => {
    expect(splitFontRuns('a😀b', faces)).toEqual([{ face: 'latin', text: 'a?b' }])
  })

  it('keeps every character that some font has, in order', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const drawn = splitFontRuns(text, faces).map((run) => run.text).join('')
      const expected = (text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []).map((cluster) => (faces.some((one) => [...cluster].every((letter) => one.has(letter.codePointAt(0) ?? 0))) ? cluster : '?'))
      expect(drawn).toBe(expected.join(''))
    }), { numRuns: 300 })
  })
})

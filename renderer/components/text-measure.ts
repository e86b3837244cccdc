/** Chinese, Japanese and Korean signs and full-width forms stand about two Latin letters wide. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u

/** Cyrillic letters stand a little wider than Latin ones. */
const CYRILLIC = /[\u0400-\u04ff]/u
const CYRILLIC_WIDTH = 1.1

/** Length of a text in average letters, so that one limit fits all languages. */
export function textLength(text: string): number {
  let length = 0
  for (const sign of text) length += WIDE.test(sign) ? 2 : CYRILLIC.test(sign) ? CYRILLIC_WIDTH : 1
  return length
}

/** Picks the first step whose limit the text keeps, or `beyond`. Steps go from the largest type to the smallest. */
export function sizeByLength<Size extends string>(text: string, steps: readonly (readonly [limit: number, size: Size])[], beyond: Size): Size {
  const length = textLength(text)
  return steps.find(([limit]) => length <= limit)?.[1] ?? beyond
}

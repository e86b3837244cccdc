/** Pieces that a line may be broken between: after spaces, hyphens and slashes, and around Chinese characters. */
const BREAKABLE = /\p{Script=Han}[\p{Pe}\p{Po}]?|[^ \-/\p{Script=Han}]*[ \-/]*/gu

const ELLIPSIS = '…'

/** How wide a text is drawn, in the unit of the width it is compared with. */
export type MeasureText = (text: string) => number

/** As much of a text as fits, with "…" for the rest. */
export function cutToWidth(text: string, width: number, measure: MeasureText): string {
  if (measure(text) <= width) return text
  const letters = text.match(/\P{M}\p{M}*/gu) ?? []
  const cut = (kept: number): string => letters.slice(0, kept).join('').trimEnd() + ELLIPSIS
  // Halving: measuring is the costly part, and titles come from catalogues at any length.
  let [fits, tooMany] = [0, letters.length]
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (measure(cut(middle)) <= width) fits = middle
    else tooMany = middle
  }
  return cut(fits)
}

/** Sets a text in lines of a width. A word that is too long for any line is broken; what is beyond `maxLines` is cut with "…". */
export function breakLines(text: string, width: number, measure: MeasureText, maxLines = Infinity): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of splitLongWords(text.match(BREAKABLE) ?? [], width, measure)) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  lines.push(line.trimEnd())
  if (lines.length <= maxLines) return lines
  return [...lines.slice(0, maxLines - 1), cutToWidth(`${lines.slice(maxLines - 1).join(' ')}${ELLIPSIS}`, width, measure)]
}

function splitLongWords(pieces: readonly string[], width: number, measure: MeasureText): readonly string[] {
  return pieces.flatMap((piece) => {
    if (measure(piece.trimEnd()) <= width) return [piece]
    const parts: string[] = []
    let part = ''
    for (const letter of piece.match(/\P{M}\p{M}*/gu) ?? []) {
      if (part !== '' && measure((part + letter).trimEnd()) > width) {
        parts.push(part)
        part = ''
      }
      part += letter
    }
    return [...parts, part]
  })
}

/** One font file as far as choosing it goes: a name, and whether it has a character. */
export interface FontFace {
  readonly name: string
  has(codePoint: number): boolean
}

/** A stretch of text that one font can draw. */
export interface FontRun {
  readonly face: string
  readonly text: string
}

/** Stands for a character that no font has, so that a reader sees that something is missing. */
const UNKNOWN = '?'

/** Blanks, marks and punctuation belong to no script: they stay with the letters before them where the font has them. */
const NEUTRAL = /^[\s\p{P}\p{M}]/u

function hasAll(face: FontFace, cluster: string): boolean {
  return [...cluster].every((character) => face.has(character.codePointAt(0) ?? 0))
}

/**
 * Splits a text into stretches that one font each can draw, in the order of `faces`, the best first: a line may mix
 * Latin, Cyrillic, Kazakh letters and Chinese. Digits and Latin letters never come from a Chinese font. A letter with
 * its combining marks stays in one run.
 */
export function splitFontRuns(text: string, faces: readonly FontFace[]): readonly FontRun[] {
  const runs: { face: string; text: string }[] = []
  for (const cluster of text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const open = runs.at(-1)
    const current = faces.find((face) => face.name === open?.face)
    const stays = current && NEUTRAL.test(cluster) && hasAll(current, cluster)
    const face = stays ? current : (faces.find((candidate) => hasAll(candidate, cluster)) ?? null)
    const drawn = face ? cluster : UNKNOWN
    const name = face?.name ?? faces[0]?.name
    if (name === undefined) throw new Error('a text needs at least one font')
    if (open?.face === name) open.text += drawn
    else runs.push({ face: name, text: drawn })
  }
  return runs
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FontFace } from './font-runs'

/** Scripts in the order they are asked for a character. One family, cut into files by script, then Chinese. */
const SCRIPTS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'sc-chinese-simplified'] as const

export const WEIGHTS = [400, 700] as const
export type Weight = (typeof WEIGHTS)[number]

/** A face with its file, unpacked, for embedding. */
export interface ReportFace extends FontFace {
  bytes(): Uint8Array
}

/** The shipped fonts by weight. Each is read when the first character needs it: most reports need no Chinese. */
export type ReportFonts = Readonly<Record<Weight, readonly ReportFace[]>>

/**
 * Opens the fonts of `fontsDir`. `unpackFont` turns WOFF into plain OpenType: readers that leave the tables packed
 * inflate the whole outline table for every letter, which takes seconds for a page of Chinese.
 */
export async function openReportFonts(fontsDir: string, unpackFont: (woff: Buffer) => Uint8Array): Promise<ReportFonts> {
  const { create } = await import('fontkit')
  const openFace = (script: string, weight: Weight): ReportFace => {
    const path = join(fontsDir, `noto-sans-${script}-${weight}-normal.woff`)
    let opened: { bytes: Uint8Array; characters: ReadonlySet<number> } | null = null
    const open = () => {
      if (!opened) {
        const bytes = unpackFont(readFileSync(path))
        opened = { bytes, characters: new Set(create(bytes).characterSet) }
      }
      return opened
    }
    return { name: `${script}-${weight}`, has: (codePoint) => open().characters.has(codePoint), bytes: () => open().bytes }
  }
  return { 400: SCRIPTS.map((script) => openFace(script, 400)), 700: SCRIPTS.map((script) => openFace(script, 700)) }
}

/** The part of fontkit 2 that we use; the package ships no types. */
declare module 'fontkit' {
  export interface GlyphPathCommand {
    readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
    /** Absolute coordinates in font units, y upwards. */
    readonly args: readonly number[]
  }
  export interface Glyph {
    /** In font units. */
    readonly advanceWidth: number
    readonly path: { readonly commands: readonly GlyphPathCommand[] }
  }
  export interface Font {
    readonly unitsPerEm: number
    readonly characterSet: readonly number[]
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): Glyph
  }
  export function create(bytes: Uint8Array): Font
}

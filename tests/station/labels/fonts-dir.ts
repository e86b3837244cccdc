import { join } from 'node:path'

/** The fonts that the app ships. */
export const FONTS_DIR = join(import.meta.dirname, '../../../resources/fonts')

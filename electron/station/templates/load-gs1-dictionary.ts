import { parseSyntaxDictionary, type Gs1Dictionary } from '@shared/domain/gs1/syntax-dictionary'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Reads the GS1 syntax dictionary that came with the app, once at start. Without it no GS1 code could be judged, so trouble stops the start. */
export async function loadGs1Dictionary(resourcesDir: string): Promise<Gs1Dictionary> {
  const name = 'gs1/gs1-syntax-dictionary.txt'
  try {
    return parseSyntaxDictionary(await readFile(join(resourcesDir, name), 'utf8'))
  } catch (fault) {
    throw new Error(`${name} cannot be used: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault })
  }
}

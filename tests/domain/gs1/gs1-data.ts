import { parseSyntaxDictionary } from '@shared/domain/gs1/syntax-dictionary'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One vector as collected from the sources that NOTICE.md beside the fixtures names. */
export interface Gs1Vector {
  readonly id: string
  readonly kind: string
  readonly input: string
  readonly valid: boolean
  readonly expected: Readonly<Record<string, string | null>> | null
  readonly options: Readonly<Record<string, unknown>>
}

const root = join(import.meta.dirname, '../../..')

/** The dictionary that is shipped. */
export const dictionary = parseSyntaxDictionary(readFileSync(join(root, 'resources/gs1/gs1-syntax-dictionary.txt'), 'utf8'))

const all = join(root, '../shared/data/gs1/gs1-vectors.json')
const few = join(root, 'tests/fixtures/gs1/gs1-vectors.json')

/** Whether all vectors are here, or only the few that came with the repository. */
export const hasAllVectors = existsSync(all)
if (!hasAllVectors) process.stdout.write('../shared/data/gs1 is absent: only the vectors in tests/fixtures/gs1 are checked\n')

const vectors = JSON.parse(readFileSync(hasAllVectors ? all : few, 'utf8')) as readonly Gs1Vector[]

export function vectorsOf(kind: string): readonly Gs1Vector[] {
  return vectors.filter((vector) => vector.kind === kind)
}

/** Every kind of vector there is. */
export const vectorKinds: readonly string[] = [...new Set(vectors.map((vector) => vector.kind))]

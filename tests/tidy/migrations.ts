import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { SourceTree } from './source-tree'

const folder = 'electron/station/store/migrations/'

/** Migration file below migrations/ → sha256 of its text on the day it was shipped: tests/migrations/shipped.json. */
export type ShippedMigrations = Readonly<Record<string, string>>

/**
 * A shipped migration has run on databases that we cannot reach any more, so it can be neither edited, removed nor overtaken.
 * Each database has a folder and numbers of its own; migrations/index.ts lists them all, oldest first.
 */
export function migrationViolations(tree: SourceTree, shipped: ShippedMigrations): string[] {
  const files = [...tree.keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length)).filter((name) => name !== 'index.ts')
  const listed = [...(tree.get(`${folder}index.ts`) ?? '').matchAll(/from '\.\/(?<name>[^']+)'/g)].map((match) => `${match.groups?.name ?? ''}.ts`)
  return [
    ...files.filter((name) => !/^\d{4}-[a-z0-9-]+\.ts$/.test(posix.basename(name))).map((name) => `migration ${name} must be named NNNN-what-it-does.ts`),
    ...files.filter((name) => !listed.includes(name)).map((name) => `migration ${name} is not in migrations/index.ts, so it never runs`),
    ...listed.filter((name, index) => listed.slice(0, index).some((earlier) => isNotBefore(earlier, name))).map((name) => `migration ${name} is out of order in migrations/index.ts: numbers must rise`),
    ...files.filter((name) => !(name in shipped) && Object.keys(shipped).some((old) => isNotBefore(old, name))).map((name) => `migration ${name} is new but numbered below one that stations already have`),
    ...Object.entries(shipped).flatMap(([name, sha256]) => {
      const text = tree.get(folder + name)
      if (text === undefined) return [`migration ${name} was shipped and is gone`]
      return sha256Of(text) === sha256 ? [] : [`migration ${name} was shipped and must not change: write a new one`]
    }),
  ]
}

export const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')

const isNotBefore = (earlier: string, later: string) => posix.dirname(earlier) === posix.dirname(later) && number(earlier) >= number(later)

const number = (name: string) => Number(/^\d+/.exec(posix.basename(name))?.[0] ?? 0)

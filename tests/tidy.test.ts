// The tree keeps to docs/architecture.md and docs/glossary.md. Each check is a function from a source tree to complaints,
// so that it is run twice: on this checkout, and on a small tree that breaks it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fenceViolations } from './tidy/fences'
import { migrationViolations, sha256Of, type ShippedMigrations } from './tidy/migrations'
import { unreachableFiles } from './tidy/reachability'
import { readSourceTree, type SourceTree } from './tidy/source-tree'
import { longFiles, readsOutsideCheckout, textViolations } from './tidy/text-rules'
import { fileNameViolations, wordViolations } from './tidy/words'

const root = join(import.meta.dirname, '..')
const checkout = readSourceTree(root)
const shippedFile = join(root, 'tests/migrations/shipped.json')
const shipped: ShippedMigrations = existsSync(shippedFile) ? JSON.parse(readFileSync(shippedFile, 'utf8')) : {}

describe('this checkout', () => {
  test.each([
    ['imports stay inside the fences', fenceViolations],
    ['every file is reached from an entry', unreachableFiles],
    ['files and exports use the words of the glossary', wordViolations],
    ['file names are kebab-case', fileNameViolations],
    ['no leftovers, default exports, SQL outside the store, or clocks in the core', textViolations],
    ['no file is too long', longFiles],
    ['nothing is read from beside the checkout', readsOutsideCheckout],
    ['shipped migrations stay as they are', (tree: SourceTree) => migrationViolations(tree, shipped)],
  ])('%s', (_, check) => {
    expect(check(checkout).join('\n')).toBe('')
  })
})

const tree = (files: Record<string, string>): SourceTree => new Map(Object.entries(files))

describe('the checks', () => {
  test.each([
    ['shared/domain/lpn.ts', "import { z } from 'zod'"],
    ['shared/domain/lpn.ts', "import { wire } from '@shared/contract/wire'"],
    ['shared/labels/zpl.ts', "export { wire } from '../contract/wire'"],
    ['shared/contract/wire.ts', "import { readFileSync } from 'node:fs'"],
    ['electron/station/store/journal.ts', "import { scale } from '../devices/scale'"],
    ['electron/station/store/migrations/0010-journal.ts', "import { scale } from '../../devices/scale'"],
    ['electron/station/station.ts', "import { app } from 'electron'"],
    ['electron/station/ports.ts', "import { journal } from './store/journal'"],
    ['electron/main/index.ts', "const station = await import('../station/station')"],
    ['electron/main/index.ts', "import type { Lpn } from '@shared/domain/lpn'"],
    ['electron/cli/index.ts', "import { openWindow } from '../main/window'"],
    ['renderer/components/prompt.tsx', "import { Bench } from '../screens/bench/bench-screen'"],
    ['renderer/components/prompt.tsx', "import { join } from 'node:path'"],
    ['renderer/screens/bench/bench-screen.tsx', "import { Lead } from '../lead/lead-screen'"],
    ['renderer/app.tsx', "import { journal } from '../electron/station/store/journal'"],
    ['electron/station/store/journal.ts', "import { unit } from '../../../tests/support/unit'"],
  ])('a fence stops %s: %s', (path, text) => {
    expect(fenceViolations(tree({ [path]: text }))).toHaveLength(1)
  })

  test.each([
    ['shared/domain/commands/grade-unit.ts', "import { lpn } from '../lpn'"],
    ['electron/station/store/journal.ts', "import type { Clock } from '../ports'\nimport { db } from './db'\nimport Database from 'better-sqlite3'"],
    ['electron/station/handlers/intake.ts', "import { journal } from '../store/journal'"],
    ['electron/cli/index.ts', "import { openStation } from '../station/station'"],
    ['electron/main/index.ts', "import { app } from 'electron'\n// import { x } from '../station/x'"],
    ['renderer/app.tsx', "import { Bench } from './screens/bench/bench-screen'"],
    ['renderer/screens/bench/steps/identify.tsx', "import { state } from '../bench-state'\nimport { Prompt } from '../../../components/prompt'"],
  ])('a fence lets through %s', (path, text) => {
    expect(fenceViolations(tree({ 'electron/station/ports.ts': '', 'electron/station/station.ts': '', [path]: text }))).toEqual([])
  })

  test('a file that only its neighbour imports is unreachable', () => {
    const files = {
      'electron.vite.config.ts': "input: at('electron/main/index.ts')",
      'electron/main/index.ts': "import { open } from './window'",
      'electron/main/window.ts': '',
      'electron/main/menu.ts': '',
      'electron/main/updater.ts': "import './menu'",
    }
    expect(unreachableFiles(tree(files)).map((complaint) => complaint.split(' ')[0])).toEqual(['electron/main/menu.ts', 'electron/main/updater.ts'])
  })

  test('migrations: unlisted, out of order, edited, removed, overtaken', () => {
    const folder = 'electron/station/store/migrations/'
    const files = tree({
      [`${folder}index.ts`]: "import { b } from './0020-b'\nimport { a } from './0010-a'\nimport { r } from './catalogue/0010-r'",
      [`${folder}catalogue/0010-r.ts`]: 'r',
      [`${folder}0010-a.ts`]: 'edited',
      [`${folder}0020-b.ts`]: 'b',
      [`${folder}0015-c.ts`]: 'c',
    })
    const complaints = migrationViolations(files, { '0010-a.ts': sha256Of('a'), '0020-b.ts': sha256Of('b'), '0005-z.ts': sha256Of('z') })
    expect(complaints).toEqual([
      expect.stringContaining('0015-c.ts is not in'),
      expect.stringContaining('0010-a.ts is out of order'),
      expect.stringContaining('0015-c.ts is new but numbered below'),
      expect.stringContaining('0010-a.ts was shipped and must not change'),
      expect.stringContaining('0005-z.ts was shipped and is gone'),
    ])
  })

  test.each([
    ['electron/main/window-utils.ts', ''],
    ['electron/main/window.ts', 'export class StationManager {}'],
    ['shared/domain/unit.ts', 'export type RmaCase = string'],
  ])('words to avoid: %s %s', (path, text) => {
    expect(wordViolations(tree({ [path]: text }))).toHaveLength(1)
  })

  test.each([
    ['electron/main/window.ts', '// FIXME later'],
    ['electron/main/window.ts', 'export default 1'],
    ['electron/station/handlers/intake.ts', "db.prepare('select lpn from units')"],
    ['electron/station/reports/shift.ts', 'db.exec(`\n  UPDATE units SET grade = 1`)'],
    ['shared/domain/unit.ts', 'const now = new Date()'],
    ['shared/labels/zpl.ts', 'const id = Math.random()'],
    ['tests/domain/unit.test.ts', "test.only('x', () => {})"],
  ])('leftovers and forbidden texts: %s %s', (path, text) => {
    expect(textViolations(tree({ [path]: text }))).toHaveLength(1)
  })

  test('a long file, a name in capitals, a path out of the checkout', () => {
    expect(longFiles(tree({ 'shared/domain/unit.ts': '\n'.repeat(400) }))).toHaveLength(1)
    expect(fileNameViolations(tree({ 'renderer/App.tsx': '' }))).toHaveLength(1)
    expect(readsOutsideCheckout(tree({ 'electron/station/store/db.ts': "join(root, '..', 'shared')" }))).toHaveLength(1)
    expect(readsOutsideCheckout(tree({ 'electron/main/index.ts': "open('../../../shared/data')" }))).toHaveLength(1)
    expect(readsOutsideCheckout(tree({ 'electron/main/index.ts': "open('../../shared/domain')" }))).toEqual([])
  })
})

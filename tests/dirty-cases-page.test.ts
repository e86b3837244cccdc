// docs/dirty-cases.md says which test holds each case. Names move; this page must not name what is gone.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs/dirty-cases.md'), 'utf8')
const rows = page.split('\n').filter((line) => /^\| (?!case|-)/.test(line))

/** The tests that a row names: file and name. */
function testsOf(row: string): readonly (readonly [string, string])[] {
  return [...row.matchAll(/`(tests\/[^`]+)` “([^”]+)”/g)].map(([, file = '', name = '']) => [file, name] as const)
}

/** Tests of the page that do not stand in their file. */
function missingTests(named: readonly (readonly [string, string])[], read: (file: string) => string | null): readonly string[] {
  return named.filter(([file, name]) => read(file)?.replaceAll("\\'", "'").includes(name) !== true).map(([file, name]) => `${file}: ${name}`)
}

const readHere = (file: string) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : null)

describe('docs/dirty-cases.md', () => {
  test('names a test for every case', () => {
    expect(rows.filter((row) => testsOf(row).length === 0)).toEqual([])
  })

  test('names only tests that there are', () => {
    expect(missingTests(rows.flatMap(testsOf), readHere)).toEqual([])
  })

  test('is found out when a file or a name is gone', () => {
    expect(missingTests([['tests/gone.test.ts', 'x'], ['tests/dirty-cases-page.test.ts', `no test ${'has'} this name`]], readHere)).toHaveLength(2)
  })

  test.each([['Dirty', 13], ['Nasty', 20]])('holds every %s case', (word, count) => {
    const numbers = rows.flatMap((row) => {
      const head = row.split('|')[1]?.split(':')[0] ?? ''
      const listed = new RegExp(`${word} ([0-9]+)(?: (and|to) ([0-9]+))?`, 'i').exec(head)
      if (!listed) return []
      const [first, last] = [Number(listed[1]), Number(listed[3] ?? listed[1])]
      return listed[2] === 'and' ? [first, last] : Array.from({ length: last - first + 1 }, (_, n) => first + n)
    })
    expect(Array.from({ length: count }, (_, n) => n + 1).filter((n) => !numbers.includes(n))).toEqual([])
  })
})

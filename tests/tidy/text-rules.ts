import { posix } from 'node:path'
import { isProduct, isScript, withoutComments, type SourceTree } from './source-tree'

const maxLines = 400 // house rule: ask why at 300

type TextRule = { what: string; files: (path: string) => boolean; pattern: RegExp; inComments?: boolean }

const isConfig = (path: string) => path.endsWith('.config.ts')
const isOwnRules = (path: string) => path.startsWith('tests/tidy')
const isPure = (path: string) => /^shared\/(?:domain|labels)\//.test(path)
const mayHoldSql = (path: string) => /^electron\/station\/(?:store|replication)\//.test(path)

const sql =
  /['"`]\s*(?:select\s[^'"`]*\bfrom\s|insert\s+(?:or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s|(?:create|alter|drop)\s+(?:unique\s+|temp\s+)?(?:table|index|view|trigger)\s|pragma\s+\w|begin\s+(?:immediate|exclusive))/i

const rules: readonly TextRule[] = [
  { what: 'leftover FIXME or TODO: do it, or write an issue', files: isScript, pattern: /\b(?:FIXME|TODO|XXX)\b/, inComments: true },
  { what: 'a focused test would hide all others', files: (path) => path.startsWith('tests/'), pattern: /\b(?:it|test|describe|suite)\.only\b/ },
  { what: 'default export: export by name', files: (path) => isScript(path) && !isConfig(path), pattern: /^export default\b|\bas default\b/m },
  { what: 'SQL belongs to station/store (SQLite) or station/replication (PostgreSQL)', files: (path) => isProduct(path) && !path.startsWith('renderer/') && !mayHoldSql(path), pattern: sql },
  { what: 'the core has no clock: take `now` as an argument', files: isPure, pattern: /\bnew Date\(\s*\)|\bDate\.now\b|\bDate\(\s*\)/ },
  { what: 'the core has no chance: take ids as arguments', files: isPure, pattern: /\bMath\.random\b|\bcrypto\b/ },
]

export function textViolations(tree: SourceTree): string[] {
  return [...tree].filter(([path]) => !isOwnRules(path)).flatMap(([path, text]) =>
    rules.flatMap(({ what, files, pattern, inComments }) => {
      if (!files(path)) return []
      const found = pattern.exec(inComments ? text : withoutComments(text))
      return found ? [`${path}: ${what} (${JSON.stringify(found[0].trim())})`] : []
    }),
  )
}

export function longFiles(tree: SourceTree): string[] {
  return [...tree]
    .filter(([path]) => isProduct(path) && isScript(path) && !path.startsWith('renderer/strings/'))
    .map(([path, text]) => ({ path, lines: text.split('\n').length }))
    .filter(({ lines }) => lines > maxLines)
    .map(({ path, lines }) => `${path} has ${lines} lines, more than ${maxLines}: one noun, verb or table per file`)
}

/** The checkout may lie beside a folder named "shared"; the product must not read it. Our own shared/ is imported as @shared. */
export function readsOutsideCheckout(tree: SourceTree): string[] {
  return [...tree].filter(([path]) => isProduct(path) || path.startsWith('scripts/')).flatMap(([path, text]) => {
    const code = withoutComments(text)
    const literals = [...code.matchAll(/['"`](?<relative>(?:\.\.\/)+shared(?:\/[^'"`]*)?)['"`]/g)].map((match) => match.groups?.relative ?? '')
    const joined = /['"]\.\.['"],\s*['"]shared['"]/.test(code) ? ["'..', 'shared'"] : []
    const outside = literals.filter((relative) => posix.join(posix.dirname(path), relative).startsWith('..'))
    return [...outside, ...joined].map((relative) => `${path} reads ${relative}, which lies outside the checkout`)
  })
}

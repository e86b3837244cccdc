import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** Path from the top of the checkout, with forward slashes → text. Checks take a tree, so that they can be shown small bad ones. */
export type SourceTree = ReadonlyMap<string, string>

const folders = ['electron', 'renderer', 'shared', 'scripts', 'tests']
/** The programs that are measured beside ours are installed below tests/. */
const isSource = (path: string) => /\.(?:ts|tsx|mjs|css|html)$/.test(path) && !path.includes('/node_modules/')

export function readSourceTree(root: string): SourceTree {
  const inFolders = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => posix.join(folder, String(path).replaceAll('\\', '/'))))
  const atTop = readdirSync(root).filter((name) => name.endsWith('.config.ts'))
  return new Map([...inFolders, ...atTop].filter(isSource).sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

export const isProduct = (path: string) => /^(?:electron|renderer|shared)\//.test(path)
export const isScript = (path: string) => /\.(?:ts|tsx|mjs)$/.test(path)

export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}

/** `path` when the import leads into the checkout, `packageName` when it leads out of it. */
export type Import = { from: string; specifier: string; path?: string; packageName?: string }

const importPattern = /(?:\bfrom|\bimport|@import)\s*\(?\s*(['"])(?<specifier>[^'"\n]+)\1/g
const scriptTagPattern = /<script[^>]*\ssrc="(?<specifier>[^"]+)"/g

export function importsOf(tree: SourceTree, from: string): Import[] {
  const text = withoutComments(tree.get(from) ?? '')
  const specifiers = [...text.matchAll(from.endsWith('.html') ? scriptTagPattern : importPattern)].map((match) => match.groups?.specifier ?? '')
  return specifiers.map((specifier) => ({ from, specifier, ...resolve(tree, from, specifier) }))
}

function resolve(tree: SourceTree, from: string, specifier: string): Pick<Import, 'path' | 'packageName'> {
  const clean = specifier.replace(/\?.*$/, '')
  if (clean.startsWith('@shared/')) return { path: existing(tree, clean.slice(1)) }
  if (/^[./]/.test(clean)) return { path: existing(tree, posix.join(posix.dirname(from), clean)) }
  if (clean.startsWith('node:')) return { packageName: 'node:' }
  return { packageName: clean.split('/').slice(0, clean.startsWith('@') ? 2 : 1).join('/') }
}

const existing = (tree: SourceTree, path: string) => [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((name) => tree.has(name)) ?? path

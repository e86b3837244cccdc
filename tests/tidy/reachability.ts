import { importsOf, isProduct, type SourceTree } from './source-tree'

/** Every product file that no entry leads to: nobody would notice if it were wrong. */
export function unreachableFiles(tree: SourceTree): string[] {
  const reached = new Set<string>()
  const open = entries(tree)
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    for (const { path } of importsOf(tree, file)) if (path !== undefined && tree.has(path)) open.push(path)
  }
  return [...tree.keys()]
    .filter((file) => isProduct(file) && !file.endsWith('.d.ts') && !reached.has(file))
    .map((file) => `${file} is not imported by anything that an entry leads to: use it or remove it`)
}

/** The inputs of electron.vite.config.ts, which lists them as at('path'). */
function entries(tree: SourceTree): string[] {
  const config = tree.get('electron.vite.config.ts') ?? ''
  return [...config.matchAll(/\bat\('(?<path>[^']+)'\)/g)].map((match) => match.groups?.path ?? '').filter((path) => tree.has(path))
}

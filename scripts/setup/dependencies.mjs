// Makes node_modules what package-lock.json says, and leaves it alone when it already is.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCollected } from '../processes.mjs'
import { cache, modules, plainEnvironment, readJson, root } from '../project.mjs'

const stampFile = join(cache, 'dependencies.sha256')
const installedList = join(modules, '.package-lock.json') // npm's own record of what it has put there

/** Whether an install is needed. Writes the stamp when npm's record agrees, so that a hand-made install is believed, too. */
export function areDependenciesStale() {
  if (!existsSync(installedList)) return true
  const wanted = dependencyHash()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return false
  if (!agrees(readJson(join(root, 'package-lock.json')).packages, readJson(installedList).packages)) return true
  writeStamp(wanted)
  return false
}

export async function installDependencies() {
  const { code, output } = await runCollected('npm', ['ci'], { env: plainEnvironment() })
  if (code !== 0) throw new Error(`npm ci failed (${code}):\n${whatNpmSays(output)}`)
  writeStamp(dependencyHash())
}

/** npm ends its complaint with pages of usage; what matters is at the beginning. */
function whatNpmSays(output) {
  const complaints = output.split('\n').filter((line) => line.startsWith('npm error'))
  return complaints.length > 0 ? complaints.slice(0, 16).join('\n') : output
}

function writeStamp(hash) {
  mkdirSync(cache, { recursive: true })
  writeFileSync(stampFile, hash)
}

function dependencyHash() {
  const { dependencies, optionalDependencies, devDependencies, overrides } = readJson(join(root, 'package.json'))
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(JSON.stringify([dependencies, optionalDependencies, devDependencies, overrides]))
    .digest('hex')
}

/** Whether every locked package that belongs on this machine is installed in its locked version, and nothing else is. */
export function agrees(locked, installed) {
  for (const [path, entry] of Object.entries(locked)) {
    if (path === '' || (!installed[path] && mayBeAbsent(entry))) continue
    if (installed[path]?.version !== entry.version) return false
  }
  return Object.keys(installed).every((path) => path in locked)
}

/** Optional packages are left out on other platforms, and with them the optional packages that only they need. */
function mayBeAbsent({ optional, os, cpu, libc }) {
  if (!optional) return false
  if (!os && !cpu) return true
  return !(fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, libcName()))
}

/** npm's os, cpu and libc lists: names, or names with a leading "!" that exclude. */
function fits(list, name) {
  if (!list || name === undefined) return true
  return list.some((entry) => entry.startsWith('!')) ? !list.includes(`!${name}`) : list.includes(name)
}

function libcName() {
  if (process.platform !== 'linux') return undefined
  return existsSync('/etc/alpine-release') ? 'musl' : 'glibc'
}

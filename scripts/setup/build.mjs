// Builds out/ when it does not match its sources. The build happens beside out/ and is renamed into place,
// so that nobody ever starts half a build.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isProcessAlive, runCollected } from '../processes.mjs'
import { modernNode, modules, out, root, toolEnvironment } from '../project.mjs'

const stampFile = join(out, '.sources.sha256')
const sourceFolders = ['electron', 'renderer', 'shared']
const sourceFiles = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json']

export function isBuildStale() {
  return !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== sourceHash()
}

/** For whoever writes into out/ by another way (the dev server): the next set-up builds again. */
export function forgetBuild() {
  rmSync(stampFile, { force: true })
}

export async function build() {
  removeLeftovers()
  const hash = sourceHash() // taken before: an edit during the build makes the result stale, not silently old
  const fresh = join(root, `out.new-${process.pid}`)
  const electronVite = join(modules, 'electron-vite', 'bin', 'electron-vite.js')
  try {
    const { code, output } = await runCollected(modernNode(), [electronVite, 'build', '--outDir', fresh], { env: toolEnvironment({ NO_COLOR: '1' }) })
    if (code !== 0) throw new Error(`the build failed (${code}):\n${output}`)
    writeFileSync(join(fresh, basename(stampFile)), hash)
    replaceOut(fresh)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** A folder cannot be renamed over a full one, so the old one steps aside first. Of two builds at once the last one stays. */
function replaceOut(fresh) {
  const old = join(root, `out.old-${process.pid}`)
  if (existsSync(out)) renameSync(out, old)
  renameSync(fresh, out)
  rmSync(old, { recursive: true, force: true })
}

function removeLeftovers() {
  for (const name of readdirSync(root)) {
    const pid = /^out\.(?:new|old)-(\d+)$/.exec(name)?.[1]
    if (pid && !isProcessAlive(Number(pid))) rmSync(join(root, name), { recursive: true, force: true })
  }
}

function sourceHash() {
  const hash = createHash('sha256')
  const sources = [...sourceFolders.flatMap(filesBelow), ...sourceFiles]
  for (const path of sources) hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  // Fonts and sounds are megabytes; their names, sizes and times tell enough.
  for (const path of filesBelow('resources')) {
    const { size, mtimeMs } = statSync(join(root, path))
    hash.update(`${path}\0${size}\0${mtimeMs}\0`)
  }
  return hash.digest('hex')
}

function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort()
}

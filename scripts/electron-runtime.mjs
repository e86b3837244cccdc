// Finds an Electron to run: ELECTRON_EXEC_PATH, the official binary, or, where that cannot be downloaded, the fallback.
// `node scripts/electron-runtime.mjs` prints its path. ELECTRON_RUNTIME=official|fallback forces one of the two.
import { createRequire } from 'node:module'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fallbackRuntime } from './fallback-runtime.mjs'
import { runCollected } from './processes.mjs'
import { isMain, modernNode, modules, seconds } from './project.mjs'

const require = createRequire(import.meta.url)
const electronPackage = join(modules, 'electron')
const runtimeCache = process.env.ELECTRON_RUNTIME_CACHE || join(modules, '.cache', 'electron-runtime')
const downloadLimitS = Number(process.env.ELECTRON_DOWNLOAD_TIMEOUT_S ?? 300)
const rememberFailureMs = 60 * 60_000

export const say = (text) => process.stderr.write(`electron: ${text}\n`)

/** @returns {Promise<{ path: string, kind: 'given' | 'official' | 'fallback', version?: string }>} */
export async function resolveElectron() {
  const given = process.env.ELECTRON_EXEC_PATH
  if (given) return { path: given, kind: 'given' }
  const choice = process.env.ELECTRON_RUNTIME
  if (choice !== 'fallback') {
    const official = officialRuntime() ?? (await downloadOfficial(choice === 'official'))
    if (official) return official
    if (choice === 'official') throw new Error('ELECTRON_RUNTIME=official, but its binary is not here and cannot be downloaded')
  }
  const fallback = await fallbackRuntime(runtimeCache, say)
  say(`using the fallback runtime, Electron ${fallback.version}, for tests only; the product ships Electron ${wantedVersion()}`)
  return fallback
}

const wantedVersion = () => require(join(electronPackage, 'package.json')).version

function officialRuntime() {
  try {
    const version = readFileSync(join(electronPackage, 'dist', 'version'), 'utf8').replace(/^v/, '').trim()
    const path = join(electronPackage, 'dist', readFileSync(join(electronPackage, 'path.txt'), 'utf8'))
    return version === wantedVersion() && existsSync(path) ? { path, kind: 'official', version } : undefined
  } catch {
    return undefined
  }
}

/** The package's own installer in a time box. A failure is remembered for a while, so that not every start waits for it. */
async function downloadOfficial(isForced) {
  const note = join(runtimeCache, 'official-unreachable')
  if (!isForced && existsSync(note) && Date.now() - statSync(note).mtimeMs < rememberFailureMs) return undefined
  const start = performance.now()
  const { output } = await runCollected(modernNode(), [join(electronPackage, 'install.js')], { limitMs: downloadLimitS * 1000 })
  const official = officialRuntime()
  if (official) return official
  const reason = /(?:E[A-Z_]{4,}|HTTPError|was ended after|status code \d+)[^\n]*/.exec(output)?.[0] ?? output.trim().split('\n')[0]
  say(`the official binary could not be downloaded (${seconds(start)}): ${reason}`)
  mkdirSync(runtimeCache, { recursive: true })
  writeFileSync(note, reason)
  return undefined
}

/** What this machine needs to open a window: flags for Electron, and a command to put before it. */
export function windowNeeds() {
  if (process.platform !== 'linux') return { flags: [], wrapper: [], isVirtual: false }
  const isVirtual = !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  return {
    flags: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium refuses its sandbox to root
      ...(isVirtual ? ['--disable-gpu'] : []),
    ],
    wrapper: isVirtual ? ['xvfb-run', '-a', '-s', '-screen 0 1280x800x24 -nolisten tcp'] : [],
    isVirtual,
  }
}

if (isMain(import.meta.url)) {
  await resolveElectron().then(
    ({ path }) => console.log(path),
    (error) => {
      say(error.message)
      process.exitCode = 1
    },
  )
}

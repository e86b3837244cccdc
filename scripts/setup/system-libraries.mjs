// The Debian packages that Electron, a window without a screen, and the HID driver need.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { runCollected } from '../processes.mjs'

// The second name is the package's name since Debian 13 and Ubuntu 24.04 (64-bit time).
const libraries = [
  ['xvfb'], ['xauth'], ['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'], ['fonts-dejavu-core'],
  ['xdotool'], ['x11-xkb-utils'], ['xkb-data'], // the tests type on the window's keyboard as a scanner does
  ['libusb-1.0-0'], // node-hid links against it, even in its hidraw form
]

/** The missing ones, each as its list of names. Empty where there is no dpkg: other systems bring these along. */
export function missingLibraries() {
  if (process.platform !== 'linux' || !existsSync('/var/lib/dpkg/status')) return []
  const query = spawnSync('dpkg-query', ['-W', '-f=${Package} ${db:Status-Abbrev}\n', ...libraries.flat()], { encoding: 'utf8' })
  const installed = new Set(query.stdout.split('\n').filter((line) => / .i /.test(`${line} `)).map((line) => line.split(' ')[0]))
  return libraries.filter((names) => !names.some((name) => installed.has(name)))
}

export async function installLibraries(missing) {
  await apt(['update'])
  const names = missing.map((names) => names.find((name) => spawnSync('apt-cache', ['show', name]).status === 0) ?? names[0])
  await apt(['install', '-y', '--no-install-recommends', ...names])
}

export const installCommand = (missing) => `sudo apt-get update && sudo apt-get install --no-install-recommends ${missing.map(([name]) => name).join(' ')}`

async function apt(args) {
  const { code, output } = await runCollected('apt-get', ['-q', ...args], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  if (code !== 0) throw new Error(`apt-get ${args[0]} failed (${code}):\n${output}`)
}

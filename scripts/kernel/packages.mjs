// What a guest is made of: QEMU, installed; a Debian kernel and a static busybox, only unpacked, so that nothing of the machine
// changes. Kept in node_modules/.cache, where npm ci clears it away.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runCollected } from '../processes.mjs'
import { cache } from '../project.mjs'

const emulator = 'qemu-system-x86_64'
const folder = join(cache, 'kernel')
/** The parts of the kernel's package that a guest with HID devices, serial ports and a USB device end can need. */
const wantedPaths = ['./boot/vmlinuz-*', '*/kernel/drivers/usb/*', '*/kernel/drivers/hid/*', '*/kernel/drivers/input/*', '*/kernel/fs/configfs/*']

/** What cannot be had on this machine is a reason to leave the test out, not a failure. */
export class NotAvailable extends Error {}

/** @returns {Promise<{ emulator: string, kernel: string, modules: string, busybox: string }>} throws NotAvailable with the reason */
export async function kernelParts() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new NotAvailable(`kernel and emulator are those of linux-x64, this is ${process.platform}-${process.arch}`)
  if (!isOnPath('dpkg-deb') || !isOnPath('apt-get')) throw new NotAvailable('the kernel comes from a Debian package, and this system has no apt')
  await Promise.all([provideEmulator(), provideUnpacked()])
  const boot = readdirSync(join(folder, 'boot')).find((name) => name.startsWith('vmlinuz-'))
  return { emulator, kernel: join(folder, 'boot', boot), modules: folder, busybox: join(folder, 'bin', 'busybox') }
}

async function provideEmulator() {
  if (isOnPath(emulator)) return
  if (process.getuid?.() !== 0) throw new NotAvailable(`${emulator} is missing; install it with: sudo apt-get install --no-install-recommends qemu-system-x86`)
  await apt(['install', '-y', '--no-install-recommends', 'qemu-system-x86'])
}

async function provideUnpacked() {
  if (existsSync(folder)) return
  const fresh = `${folder}.new-${process.pid}`
  mkdirSync(fresh, { recursive: true })
  try {
    await apt(['download', kernelPackage(), 'busybox-static'], fresh)
    for (const name of readdirSync(fresh).filter((name) => name.endsWith('.deb'))) await unpack(fresh, name)
    renameSync(fresh, folder)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** The package that linux-image-amd64 stands for today. */
function kernelPackage() {
  const { stdout } = spawnSync('apt-cache', ['depends', 'linux-image-amd64'], { encoding: 'utf8' })
  const name = /Depends: (linux-image-\S+)/.exec(stdout)?.[1]
  if (!name) throw new NotAvailable('apt knows no linux-image-amd64')
  return name
}

async function unpack(folder, name) {
  const paths = name.startsWith('busybox') ? ['*bin/busybox'] : wantedPaths
  const quoted = paths.map((path) => `'${path}'`).join(' ')
  const { code, output } = await runCollected('sh', ['-ec', `dpkg-deb --fsys-tarfile '${name}' | tar -x --wildcards ${quoted}; rm '${name}'`], { cwd: folder })
  if (code !== 0) throw new Error(`unpacking ${name} failed (${code}):\n${output}`)
}

let listsAreFresh

/** The lists may be missing or too old to download by: fetched once, when a command fails. */
async function apt(args, cwd) {
  const options = { ...(cwd && { cwd }), env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const first = await runCollected('apt-get', ['-q', ...args], options)
  if (first.code === 0) return
  listsAreFresh ??= runCollected('apt-get', ['-q', 'update'], options)
  await listsAreFresh
  const second = await runCollected('apt-get', ['-q', ...args], options)
  if (second.code !== 0) throw new NotAvailable(`apt-get ${args.join(' ')} failed (${second.code}):\n${second.output}`)
}

const isOnPath = (name) => spawnSync('which', [name]).status === 0

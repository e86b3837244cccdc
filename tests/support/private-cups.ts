import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/*
 * A CUPS of this test's own: three Debian packages of less than a megabyte, only unpacked, into node_modules/.cache; a daemon on a
 * free port with folders of its own. Nothing of the machine's own printing is touched.
 */

const cache = resolve('node_modules/.cache/turnback/cups')

export interface PrivateCups {
  /** `ipp://127.0.0.1:PORT/printers/NAME` */
  address(queue: string): string
  /** Makes a raw queue that leads to a device, such as `socket://127.0.0.1:9100`. */
  addQueue(queue: string, deviceUri: string): void
  /** Stops a queue, as a person does. */
  stopQueue(queue: string): void
  close(): void
}

/** Where the programs are, or why they cannot be had here. */
function programs(): { readonly root: string } | { readonly reason: string } {
  if (process.platform !== 'linux') return { reason: `CUPS comes from Debian packages, this is ${process.platform}` }
  if (spawnSync('which', ['dpkg-deb', 'apt-get']).status !== 0) return { reason: 'CUPS comes from Debian packages, and this system has no apt' }
  if (process.getuid?.() !== 0) return { reason: 'cupsd changes its user, which only root can' }
  if (existsSync(cache)) return { root: cache }
  const fresh = `${cache}.new-${process.pid}`
  mkdirSync(fresh, { recursive: true })
  try {
    const download = (): ReturnType<typeof spawnSync> => spawnSync('apt-get', ['-q', 'download', 'cups', 'cups-daemon', 'cups-client'], { cwd: fresh, encoding: 'utf8', timeout: 60_000 })
    let done = download()
    if (done.status !== 0) {
      spawnSync('apt-get', ['-q', 'update'], { timeout: 120_000 })
      done = download()
    }
    if (done.status !== 0) return { reason: `apt-get download failed: ${String(done.stderr).trim().split('\n').at(-1)}` }
    for (const name of readdirSync(fresh).filter((file) => file.endsWith('.deb'))) spawnSync('dpkg-deb', ['-x', name, '.'], { cwd: fresh })
    symlinkSync('../backend-available/socket', join(fresh, 'usr/lib/cups/backend/socket'))
    mkdirSync(join(fresh, 'usr/share/cups/banners'), { recursive: true })
    const missing = /(\S+) => not found/.exec(spawnSync('ldd', [join(fresh, 'usr/sbin/cupsd')], { encoding: 'utf8' }).stdout)?.[1]
    if (missing !== undefined) return { reason: `cupsd needs ${missing}` }
    renameSync(fresh, cache)
    return { root: cache }
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const at = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  if (at === null || typeof at === 'string') throw new Error('no port')
  return at.port
}

/** Starts a CUPS; gives the reason where it cannot be had. */
export async function openPrivateCups(): Promise<PrivateCups | string> {
  const found = programs()
  if ('reason' in found) return found.reason
  const { root } = found
  const folder = mkdtempSync(join(tmpdir(), 'turnback-cups-'))
  // Backends run as another user.
  chmodSync(folder, 0o755)
  const port = await freePort()
  for (const name of ['etc/ppd', 'spool/tmp', 'cache', 'state']) mkdirSync(join(folder, name), { recursive: true })
  const lib = join(root, 'usr/lib/cups')
  const files = { ServerBin: lib, DataDir: join(root, 'usr/share/cups'), ServerRoot: join(folder, 'etc'), StateDir: join(folder, 'state'), RequestRoot: join(folder, 'spool'), TempDir: join(folder, 'spool/tmp'), CacheDir: join(folder, 'cache'), ErrorLog: 'stderr', AccessLog: '/dev/null', PageLog: '/dev/null', User: 'lp', Group: 'lp', SystemGroup: 'root' }
  writeFileSync(join(folder, 'cups-files.conf'), Object.entries(files).map(([name, value]) => `${name} ${value}\n`).join(''))
  const open = 'Order allow,deny\nAllow from 127.0.0.1\n'
  writeFileSync(join(folder, 'cupsd.conf'), `Listen 127.0.0.1:${port}\nLogLevel error\nBrowsing Off\nWebInterface No\nDefaultAuthType None\n<Location />\n${open}</Location>\n<Location /admin>\n${open}</Location>\n<Policy default>\nJobPrivateAccess all\nJobPrivateValues none\n<Limit All>\n${open}</Limit>\n</Policy>\n`)
  const daemon: ChildProcess = spawn(join(root, 'usr/sbin/cupsd'), ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  daemon.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()))
  const run = (program: string, args: readonly string[]): void => {
    const { status, stderr } = spawnSync(join(root, 'usr/sbin', program), ['-h', `127.0.0.1:${port}`, ...args], { encoding: 'utf8', timeout: 10_000 })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr} ${said}`)
  }
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    if (spawnSync(join(root, 'usr/bin/lpstat'), ['-h', `127.0.0.1:${port}`, '-r'], { encoding: 'utf8' }).stdout.includes('is running')) break
    if (daemon.exitCode !== null) return `cupsd ended at once: ${said.trim()}`
  }
  return {
    address: (queue) => `ipp://127.0.0.1:${port}/printers/${queue}`,
    addQueue: (queue, deviceUri) => run('lpadmin', ['-p', queue, '-E', '-v', deviceUri]),
    stopQueue: (queue) => run('cupsdisable', [queue]),
    close() {
      daemon.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

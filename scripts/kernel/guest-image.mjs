// Everything a guest has: this Node with its libraries, the native packages, busybox, kernel modules, and the bundled tests.
// All of it in one archive in memory: no disk, no network, nothing of the machine's own files can be reached from inside.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { modernNode, modules, readJson, root } from '../project.mjs'
import { createArchive } from './cpio.mjs'
import { modulesFor } from './kernel-modules.mjs'

const kernelModules = ['uhid', 'hid_generic', 'usbhid', 'evdev', 'cdc_acm', 'dummy_hcd', 'libcomposite', 'usb_f_acm', 'usb_f_hid', 'usb_f_printer', 'usblp']
/** Two USB device controllers, so that two devices of one kind can be plugged in at once. */
const moduleArguments = { dummy_hcd: 'num=2' }
const nativePackages = ['node-hid', 'serialport']

/** @returns {Promise<Buffer>} the archive for `-initrd` */
export async function guestImage({ modules: moduleFolder, busybox }) {
  const archive = createArchive()
  for (const path of ['proc', 'sys', 'dev', 'tmp', 'run', 'root', 'sbin']) archive.folder(path)
  archive.file('bin/busybox', readFileSync(busybox), 0o755)
  archive.file('init', readFileSync(join(root, 'tests', 'kernel', 'init.sh')), 0o755)

  const loaded = modulesFor(moduleFolder, kernelModules)
  for (const { name, content } of loaded) archive.file(`modules/${name}.ko`, content)
  archive.file('modules/order', loaded.map(({ name }) => `/modules/${name}.ko ${moduleArguments[name] ?? ''}`.trim()).join('\n') + '\n')

  archive.file('bin/node', readFileSync(modernNode()), 0o755)
  const natives = nativePackages.flatMap((name) => addPackage(archive, name, new Set()))
  for (const library of librariesOf([modernNode(), ...natives])) archive.file(library.slice(1), readFileSync(library), 0o755)

  for (const { fileName, code } of await bundledTests()) archive.file(`test/${fileName}`, code)
  return archive.end()
}

/** Adds a package and what it depends on, without the prebuilt files for other systems. Gives the paths of its native ones. */
function addPackage(archive, name, seen) {
  if (seen.has(name)) return []
  seen.add(name)
  const folder = join(modules, name)
  const natives = []
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const isNative = path.endsWith('.node')
    if (!isNative && !/\.(?:js|json)$/.test(path)) continue
    if (isNative && !(path.includes('linux-x64/') && !path.includes('musl'))) continue
    archive.file(`test/node_modules/${name}/${path}`, readFileSync(join(folder, path)))
    if (isNative) natives.push(join(folder, path))
  }
  const needed = Object.keys(readJson(join(folder, 'package.json')).dependencies ?? {})
  return natives.concat(needed.flatMap((need) => addPackage(archive, need, seen)))
}

/** The shared libraries of programs, by their paths, the dynamic linker among them. */
function librariesOf(programs) {
  const { stdout } = spawnSync('ldd', programs, { encoding: 'utf8' })
  return new Set([...stdout.matchAll(/^\s+(?:\S+ => )?(\/\S+) \(0x/gm)].map(([, path]) => path))
}

async function bundledTests() {
  const { build } = await import('vite')
  const at = (path) => resolve(root, path)
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    root,
    resolve: { alias: { '@shared': at('shared') } },
    ssr: { noExternal: true, external: ['serialport', 'node-hid', 'better-sqlite3'] },
    build: {
      ssr: true,
      write: false,
      target: 'node22',
      rolldownOptions: {
        input: { main: at('tests/kernel/main.ts'), devices: at('tests/kernel/devices/device-process.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name].cjs' },
      },
    },
  })
  return output.map((chunk) => ({ fileName: chunk.fileName, code: chunk.code ?? chunk.source }))
}

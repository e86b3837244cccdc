// node scripts/bench-window.mjs DIR: measures the real window on a folder that `turnback bench` filled, and prints one line
// of JSON. The command line calls it, because it takes Electron and a driver for its window, which only a checkout has.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCollected } from './processes.mjs'
import { modernNode, readJson, toolEnvironment } from './project.mjs'
import { setUp } from './setup.mjs'

const limitMs = 10 * 60_000
const [dir] = process.argv.slice(2)
if (!dir) throw new Error('usage: node scripts/bench-window.mjs DIR')

await setUp({ say: (text) => process.stderr.write(text) })
const folder = mkdtempSync(join(tmpdir(), 'turnback-window-'))
const file = join(folder, 'answers.json')
const env = toolEnvironment({ TURNBACK_BENCH_DIR: dir, TURNBACK_BENCH_OUT: file, TURNBACK_BENCH_ITEMS: String(readJson(join(dir, 'size.json')).items) })
const { code, output } = await runCollected(modernNode(), ['scripts/run.mjs', 'exec', 'playwright', 'test', '--config', 'tests/speed/playwright.config.ts'], { env, limitMs })
if (code === 0) process.stdout.write(`${readFileSync(file, 'utf8')}\n`)
else process.stderr.write(output)
rmSync(folder, { recursive: true, force: true })
process.exitCode = code

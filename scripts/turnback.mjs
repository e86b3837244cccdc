// npm run -s turnback -- COMMAND: the command-line tool of the station. Its output is read by programs and its exit code means
// something, so this wrapper prints nothing of its own, except on stderr when it cannot run the tool at all.
import { constants } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { modernNode, out, root } from './project.mjs'
import { setUp } from './setup.mjs'

const cannotRun = 70 // EX_SOFTWARE: not one of the tool's own codes

async function turnback(args) {
  await setUp({ libraries: false, say: () => {} })
  // npm changes into the checkout; relative paths in the arguments are those of the caller.
  const cwd = process.env.npm_lifecycle_event === 'turnback' ? process.env.INIT_CWD : process.cwd()
  const child = spawn(modernNode(), [join(out, 'main', 'cli.cjs'), ...args], { stdio: 'inherit', cwd, env: { ...process.env, TURNBACK_BENCH_WINDOW: join(root, 'scripts', 'bench-window.mjs'), TURNBACK_BENCH_PEERS: join(root, 'tests', 'speed', 'peers') } })
  process.on('SIGINT', () => {}) // the terminal sends Ctrl+C to the tool as well; wait for its answer
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

await turnback(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error) => {
    process.stderr.write(`turnback: ${error.message}\n`)
    process.exitCode = cannotRun
  },
)

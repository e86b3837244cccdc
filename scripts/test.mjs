// npm test: everything, from nothing but a checkout. One line per step with its time, the output of a step that failed,
// and at the end one line that adds up all runners: N passed, N failed, N skipped.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { endingWithUs, runCollected } from './processes.mjs'
import { modernNode, reports, seconds, toolEnvironment } from './project.mjs'
import { setUp } from './setup.mjs'

const limitMs = 10 * 60_000 // a step that hangs must end before the machine that runs it gives up
const script = (name, ...args) => [modernNode(), `scripts/${name}.mjs`, ...args]
const vitest = (...projects) => ['vitest', 'run', ...projects.flatMap((project) => ['--project', project])]

/** `report` is the JSON file that the step's runner leaves in the reports folder. A step without one counts only when it fails. */
const steps = () => ({
  lint: { command: ['oxlint', '--type-aware'] },
  types: { command: ['tsc', '-b'] },
  unit: { command: vitest('unit', 'ui'), report: 'unit' },
  runtime: { command: script('electron-runtime') },
  integration: { command: vitest('integration'), report: 'integration' },
  kernel: { command: script('kernel-test'), report: 'kernel' },
  e2e: { command: script('run', 'exec', 'playwright', 'test'), report: 'e2e' },
  package: { command: script('package') },
  smoke: { command: script('package-smoke') },
})

// Two cores: in the first stage a second lane takes what does not measure time. Integration, e2e and the packaged app do,
// so they have the machine to themselves; the virtual machine of the kernel test takes all of it.
const stages = [[['unit'], ['runtime', 'types', 'lint']], [['integration']], [['kernel']], [['e2e']], [['package', 'smoke']]]

async function testAll() {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const totals = { passed: 0, failed: 0, skipped: 0 }
  const all = steps()
  for (const lanes of stages) {
    await Promise.all(lanes.map(async (names) => {
      for (const name of names) add(totals, await runStep(name, all[name]))
    }))
  }
  return totals
}

async function runStep(name, { command: [command, ...args], report }) {
  const start = performance.now()
  const env = toolEnvironment({ CI: 'true', NO_COLOR: '1', ...(report && { REPORT: report }) })
  const { code, output } = await runCollected(command, args, { env, limitMs })
  const counts = report ? readReport(join(reports, `${report}.json`)) : { passed: 0, failed: 0, skipped: 0 }
  // A runner that ends badly without a failed test has crashed, or a test file could not even be loaded.
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  const told = report ? `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped` : ''
  console.log(`${name.padEnd(12)} ${seconds(start).padStart(8)}  ${code === 0 ? 'ok' : 'FAILED'}  ${told}`.trimEnd())
  if (code !== 0) console.log(indented(output))
  // What a machine cannot run is left out, never silently.
  else for (const [reason] of output.matchAll(/^skipped: .*$/gm)) console.log(`    ${reason}`)
  return counts
}

/** Vitest and Playwright each have a JSON report of their own shape. */
function readReport(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  if (report.stats) {
    const { expected, flaky, unexpected, skipped } = report.stats
    return { passed: expected + flaky, failed: unexpected, skipped }
  }
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + (report.numTodoTests ?? 0) }
}

function add(totals, counts) {
  for (const key of Object.keys(totals)) totals[key] += counts[key]
}

/** Indented, so that no line of a runner can be taken for the closing line. */
const indented = (text) => stripVTControlCharacters(text).trimEnd().split('\n').map((line) => `    ${line}`).join('\n')

async function main() {
  const start = performance.now()
  let totals = { passed: 0, failed: 1, skipped: 0 }
  try {
    await setUp({ build: 'always' })
    totals = await endingWithUs(testAll)
  } catch (error) {
    console.log(`FAILED before the tests\n${indented(error.message)}`)
  }
  console.log(`all          ${seconds(start).padStart(8)}`)
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
  if (totals.failed > 0 || totals.passed === 0) process.exitCode = 1
}

await main()

// node scripts/setup.mjs [--no-build] [--rebuild]: everything that has to be there before the app, its tests or its
// command-line tool can run. It does only what is missing, so every other script begins with it.
import { build, isBuildStale } from './setup/build.mjs'
import { areDependenciesStale, installDependencies } from './setup/dependencies.mjs'
import { withLock } from './setup/lock.mjs'
import { installCommand, installLibraries, missingLibraries } from './setup/system-libraries.mjs'
import { endingWithUs } from './processes.mjs'
import { isMain, seconds } from './project.mjs'

/**
 * @param {object} [options]
 * @param {boolean} [options.libraries] look for the system's libraries, too (a window needs them, the command line does not)
 * @param {'stale' | 'always' | 'never'} [options.build] when to build out/
 * @param {(text: string) => void} [options.say] where progress is told; a command whose output is read by programs stays silent
 */
export function setUp({ libraries = true, build: when = 'stale', say = (text) => process.stdout.write(text) } = {}) {
  return endingWithUs(() => provide({ libraries, when, say }))
}

async function provide({ libraries, when, say }) {
  const step = async (name, work) => {
    const start = performance.now()
    say(`setup: ${name} ... `)
    await work()
    say(`${seconds(start)}\n`)
  }
  if (areDependenciesStale()) {
    await withLock(async () => {
      if (areDependenciesStale()) await step('npm ci', installDependencies)
    })
  }
  if (libraries) await provideLibraries(step, say)
  const isDue = () => when === 'always' || (when === 'stale' && isBuildStale())
  if (isDue()) {
    await withLock(async () => {
      if (isDue()) await step('build', build)
    })
  }
}

/** Without them the window may not open, but the checkout can still be built and most tests run: so say it, and go on. */
async function provideLibraries(step, say) {
  const missing = missingLibraries()
  if (missing.length === 0) return
  if (process.getuid?.() !== 0) return say(`setup: these system packages are missing; install them with\n  ${installCommand(missing)}\n`)
  const names = missing.map(([name]) => name).join(' ')
  await withLock(() => step(`apt-get install ${names}`, () => installLibraries(missing))).catch((error) => say(`failed\n${error.message}\n`))
}

if (isMain(import.meta.url)) {
  const build = process.argv.includes('--no-build') ? 'never' : process.argv.includes('--rebuild') ? 'always' : 'stale'
  await setUp({ build }).catch((error) => {
    process.stderr.write(`\nsetup failed: ${error.message}\n`)
    process.exitCode = 1
  })
}

// npm start [-- ARGUMENTS]: opens the station's window from nothing but a checkout, and stays until it is closed.
import { rmSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { resolveElectron, windowNeeds } from './electron-runtime.mjs'
import { runInForeground } from './processes.mjs'
import { out, root } from './project.mjs'
import { setUp } from './setup.mjs'

const pollMs = 200

async function start(appArguments) {
  await setUp()
  const { path } = await resolveElectron()
  const { flags, wrapper, isVirtual } = windowNeeds()
  const env = { ...process.env }
  if (isVirtual) {
    env.TURNBACK_SCREENSHOT ||= join(out, 'start.png')
    console.log('No screen here: the window opens under Xvfb.')
    tellWhenSaved(env.TURNBACK_SCREENSHOT)
  }
  console.log('Turnback is starting; close its window or press Ctrl+C to stop it.')
  const [command, ...args] = [...wrapper, path, ...flags, '.', ...appArguments]
  return runInForeground(command, args, { env })
}

/** The app saves a picture of its first painted window into the file that TURNBACK_SCREENSHOT names. */
function tellWhenSaved(file) {
  rmSync(file, { force: true })
  const timer = setInterval(() => {
    if (!statSync(file, { throwIfNoEntry: false })?.size) return
    clearInterval(timer)
    console.log(`The window is open; a picture of it is in ${relative(root, file)}.`)
  }, pollMs)
  timer.unref()
}

await start(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error) => {
    process.stderr.write(`\n${error.message}\n`)
    process.exitCode = 1
  },
)

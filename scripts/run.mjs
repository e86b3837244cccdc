// node scripts/run.mjs dev | start | exec COMMAND...: runs something that opens windows, with the Electron of this machine
// and, where there is no screen, under a virtual one.
//   dev    electron-vite with hot reload
//   start  the built app as it is in out/
//   exec   any command; it finds the runtime in ELECTRON_EXEC_PATH and the flags in ELECTRON_FLAGS
import { resolveElectron, windowNeeds } from './electron-runtime.mjs'
import { runInForeground } from './processes.mjs'
import { toolEnvironment } from './project.mjs'
import { forgetBuild } from './setup/build.mjs'

const [mode, ...rest] = process.argv.slice(2)
const { path } = await resolveElectron()
const { flags, wrapper } = windowNeeds()

const commands = {
  dev: ['electron-vite', 'dev', '--watch', '--', ...flags, ...rest],
  start: [path, ...flags, '.', ...rest],
  exec: rest,
}
if (!commands[mode]) throw new Error('usage: node scripts/run.mjs dev|start|exec [COMMAND] [ARGUMENTS]')
if (mode === 'dev') forgetBuild() // the dev server builds into out/, too, but not all of it

const [command, ...args] = [...wrapper, ...commands[mode]]
process.exitCode = await runInForeground(command, args, { env: toolEnvironment({ ELECTRON_EXEC_PATH: path, ELECTRON_FLAGS: flags.join(' ') }) })

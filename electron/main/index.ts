import { app, ipcMain, Menu, session, type BrowserWindow, type IpcMainEvent } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { KeyFocusSchema } from '@shared/contract/keyboard'
import { BUNDLE_URL, declareBundleScheme, serveBundle } from './bundle-protocol'
import { captureKeyboard, type KeyboardCapture } from './keyboard-capture'
import { openLogFile, type LogFile } from './log-file'
import { saveScreenshot } from './screenshot'
import { lockDown } from './security'
import { startStationHost, type StationHost } from './station-host'
import { openWindow } from './window'

// Start-up, top to bottom. The work is done in the station process; main only hosts it and the window.

if (process.env.TURNBACK_DATA) app.setPath('userData', process.env.TURNBACK_DATA)
const isTest = Boolean(process.env.TURNBACK_TEST) && !app.isPackaged
const isSmoke = Boolean(process.env.SMOKE)

let log: LogFile = { write: (text) => void process.stderr.write(text) }
// An uncaught fault in main would open a modal box that nobody at a bench can answer.
process.on('uncaughtException', (fault) => {
  log.write(`main stops after a fault: ${fault.stack ?? fault.message}\n`)
  app.exit(1)
})

if (!app.requestSingleInstanceLock()) app.exit(0)
declareBundleScheme()

let host: StationHost | null = null
let window: BrowserWindow | null = null
let keyboard: KeyboardCapture | null = null

function resourcesDir(): string {
  return app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources')
}

function start(): void {
  const dataDir = app.getPath('userData')
  mkdirSync(dataDir, { recursive: true })
  log = openLogFile(join(dataDir, 'logs'))
  Menu.setApplicationMenu(null)

  host = startStationHost({
    log,
    onReady: () => tellSmoke({ station: true }),
    onWedgeTiming: (timing) => keyboard?.setTiming(timing),
    onFatal(message) {
      log.write(`station cannot start: ${message}\n`)
      process.stderr.write(`Turnback cannot start: ${message}\n`)
      app.exit(1)
    },
    env: {
      ...stationEnvironment(),
      TURNBACK_STORE: join(dataDir, 'store'),
      TURNBACK_RESOURCES: resourcesDir(),
      TURNBACK_EXPORTS: process.env.TURNBACK_DATA ? join(dataDir, 'exports') : join(app.getPath('documents'), 'Turnback'),
      TURNBACK_VERSION: app.getVersion(),
    },
  })

  const devUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  if (!devUrl) serveBundle(join(__dirname, '../renderer'))
  window = openWindow({ title: app.getName(), test: isTest })
  keyboard = captureKeyboard({ contents: window.webContents, sendBurst: (burst) => host?.sendBurst(burst) ?? false })
  lockDown(window.webContents, session.defaultSession, devUrl ?? BUNDLE_URL)
  window.webContents.on('render-process-gone', (_event, details) => {
    log.write(`window process gone: ${details.reason}\n`)
    window?.webContents.reload()
  })
  void window.loadURL(devUrl ?? BUNDLE_URL)
  if (process.env.TURNBACK_SCREENSHOT) {
    const file = process.env.TURNBACK_SCREENSHOT
    window.once('ready-to-show', () => window && void saveScreenshot(window, file))
  }
}

/** What of our own environment the station needs: nothing that would change how its runtime starts. */
function stationEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'SystemRoot', 'TURNBACK_SIMULATION_SEED']
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
}

/** A packaged app under test says that window and station are both up, and ends. */
const smoke = { window: false, station: false }
function tellSmoke(part: Partial<typeof smoke>): void {
  Object.assign(smoke, part)
  if (!isSmoke || !smoke.window || !smoke.station) return
  process.stdout.write(`SMOKE ${JSON.stringify({ electron: process.versions.electron, packaged: app.isPackaged, version: app.getVersion(), ...smoke })}\n`)
  app.quit()
}

function isFromWindow(event: IpcMainEvent): boolean {
  return window !== null && event.sender === window.webContents && event.senderFrame === window.webContents.mainFrame
}

ipcMain.on('keyboard-focus', (event, raw: unknown) => {
  const focus = KeyFocusSchema.safeParse(raw)
  if (isFromWindow(event) && focus.success) keyboard?.setFocus(focus.data)
})

ipcMain.on('window-listens', (event) => {
  if (!isFromWindow(event)) return
  host?.attach(event.sender)
  tellSmoke({ window: true })
})

app.on('second-instance', () => {
  if (window?.isMinimized()) window.restore()
  window?.focus()
})
app.on('window-all-closed', () => app.quit())

let stopping = false
app.on('will-quit', (event) => {
  if (stopping || !host) return
  event.preventDefault()
  stopping = true
  void host.stop().finally(() => app.exit(0))
})

void app.whenReady().then(start)

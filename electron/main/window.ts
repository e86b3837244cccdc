import { BrowserWindow } from 'electron'
import { join } from 'node:path'

/** Smallest bench screen; below it texts would be cut. */
const MIN_WIDTH = 1280
const MIN_HEIGHT = 800

/** The one window of the app, shown when its first picture is ready. */
export function openWindow(options: { title: string; test: boolean }): BrowserWindow {
  const window = new BrowserWindow({
    title: options.title,
    width: MIN_WIDTH,
    height: MIN_HEIGHT,
    minWidth: 1024,
    minHeight: 700,
    useContentSize: true,
    autoHideMenuBar: true,
    show: false,
    backgroundColor: '#e9ecef',
    webPreferences: {
      preload: join(__dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // Timers of the bench (label not seen, weight fresh) must run at full speed also behind another window.
      backgroundThrottling: false,
      additionalArguments: options.test ? ['--turnback-test'] : [],
    },
  })
  window.once('ready-to-show', () => window.show())
  return window
}

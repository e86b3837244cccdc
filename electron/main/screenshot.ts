import type { BrowserWindow } from 'electron'
import { writeFile } from 'node:fs/promises'

/** Time for fonts and the first answer of the station to be painted. */
const SETTLE_MS = 1500

/** Saves a picture of the window once it shows something: for a start on a machine without a screen. */
export async function saveScreenshot(window: BrowserWindow, file: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  if (window.isDestroyed()) return
  const picture = await window.webContents.capturePage()
  await writeFile(file, picture.toPNG())
}

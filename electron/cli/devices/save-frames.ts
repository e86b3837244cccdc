import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FRAME_FILE } from '../../station/handlers/frame-file'
import { storeFolder } from '../open-command-store'
import { answer, EXIT, tell, type ExitCode } from '../outcome'

/** Copies the raw frames that the station kept beside its store: up to its last stop, or the last trouble of a device. */
export function saveFrames(store: string, out: string, asJson: boolean): ExitCode {
  const file = join(storeFolder(store), FRAME_FILE)
  if (!existsSync(file)) {
    tell(`turnback: ${file} is not there: the station keeps raw frames when a device gets into trouble, when a lead saves them, and when it stops`)
    return EXIT.refused
  }
  try {
    copyFileSync(file, out)
  } catch (error) {
    tell(`turnback: ${out} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
    return EXIT.refused
  }
  const frames = readFileSync(out, 'utf8').split('\n').filter(Boolean).length
  if (asJson) answer({ command: 'devices log', file: out, frames })
  else process.stdout.write(`${frames} raw frames in ${out}\n`)
  return EXIT.done
}

import { answer, EXIT, tell, type ExitCode } from './outcome'
import type { FileFault } from './read-data-file'

/** Tells every fault of a file, one JSON object a line, and in words as editors read them: file, line, column. */
export function tellFaults(file: string, faults: readonly FileFault[]): ExitCode {
  for (const { line, column, path, fault } of faults) {
    answer({ line, column, path, fault })
    tell(`${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${fault}`)
  }
  return EXIT.refused
}

import { BENCH_COMMANDS } from '@shared/domain/command-barcode'
import type { Speech } from './speech'

/** A command by the name on its button; a text that is none stays as it is. */
export function commandName({ t }: Speech, text: string): string {
  const command = BENCH_COMMANDS.find((candidate) => candidate === text)
  return command === undefined ? text : t(`commands.${command}`)
}

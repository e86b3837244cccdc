import type { Lpn } from './ids'
import { makeLpn, parseLpn } from './lpn'

/** What a command barcode on the bench mat asks for. Answers 1 to 9 stand for the places of the choice grid. */
export const BENCH_COMMANDS = [
  'BACK', 'HOLD', 'LEAD', 'NEXT', 'UNDO', 'REPRINT', 'YES', 'NO', 'SIGN OUT', 'SHIFT SUMMARY',
  'ANSWER 1', 'ANSWER 2', 'ANSWER 3', 'ANSWER 4', 'ANSWER 5', 'ANSWER 6', 'ANSWER 7', 'ANSWER 8', 'ANSWER 9',
] as const
export type BenchCommand = (typeof BENCH_COMMANDS)[number]

/** Printed on mats: a number, once given, never changes its meaning. */
const COMMAND_NUMBERS: Record<BenchCommand, string> = {
  'ANSWER 1': '001', 'ANSWER 2': '002', 'ANSWER 3': '003', 'ANSWER 4': '004', 'ANSWER 5': '005', 'ANSWER 6': '006', 'ANSWER 7': '007', 'ANSWER 8': '008', 'ANSWER 9': '009',
  YES: '011', NO: '012', BACK: '021', HOLD: '022', LEAD: '023', NEXT: '024', UNDO: '025', REPRINT: '026', 'SIGN OUT': '031', 'SHIFT SUMMARY': '041',
}

/** The code printed for a command: capital letters and digits only, so that every keyboard layout types it the same. */
export function commandBarcode(command: BenchCommand): Lpn {
  return makeLpn('command', `TB${COMMAND_NUMBERS[command]}`)
}

/** The command behind a scanned text, or null when the text is no command barcode or an unknown one. */
export function parseCommandBarcode(text: string): BenchCommand | null {
  const parsed = parseLpn(text)
  if (parsed?.type !== 'command') return null
  return BENCH_COMMANDS.find((command) => COMMAND_NUMBERS[command] === parsed.body.slice(2)) ?? null
}

/** The place 1 to 9 that an answer command stands for; YES and NO stand at 1 and 3. Null for other commands. */
export function answerPlace(command: BenchCommand): number | null {
  if (command === 'YES') return 1
  if (command === 'NO') return 3
  return command.startsWith('ANSWER ') ? Number(command.slice('ANSWER '.length)) : null
}

/** The command that chooses a place 1 to 9 of the choice grid. */
export function answerCommand(place: number): BenchCommand {
  const command = BENCH_COMMANDS.find((candidate) => candidate === `ANSWER ${place}`)
  if (!command) throw new Error(`the choice grid has no place ${place}`)
  return command
}

import type { Lpn } from './ids'
import { makeLpn, parseLpn } from './lpn'

/** What a command barcode on the bench mat asks for. Answers 1 to 9 stand for the places of the choice grid. */
export const BENCH_COMMANDS = [
  'BACK', 'HOLD', 'LEAD', 'NEXT', 'UNDO', 'REPRINT', 'OTHER PRINTER', 'YES', 'NO', 'SIGN OUT', 'LOCK',
  'ANSWER 1', 'ANSWER 2', 'ANSWER 3', 'ANSWER 4', 'ANSWER 5', 'ANSWER 6', 'ANSWER 7', 'ANSWER 8', 'ANSWER 9',
  'TOTE FULL', 'TOTE CLOSE', 'TOTE SWAP', 'TOTE CONTENTS', 'PUT AWAY',
  'CHANGE ROUTE', 'CHANGE REASON', 'WEIGH AGAIN', 'GRADE A', 'GRADE B', 'GRADE C', 'GRADE D',
  'NO SERIAL', 'SET ASIDE', 'WHOLE PACK', 'VOID LABEL',
  'ZERO SCALE', 'TARE', 'CLEAR TARE',
  'SHIFT SUMMARY', 'CLOSE SHIFT', 'HAND OVER', 'SAVE SUMMARY',
  'SEARCH', 'DOSSIER', 'DEVICES', 'IMPORT', 'BENCH', 'SETTINGS', 'CHECK DEVICES', 'RELABEL',
] as const
export type BenchCommand = (typeof BENCH_COMMANDS)[number]

/** Printed on mats: a number, once given, never changes its meaning. */
const COMMAND_NUMBERS: Record<BenchCommand, string> = {
  'ANSWER 1': '001', 'ANSWER 2': '002', 'ANSWER 3': '003', 'ANSWER 4': '004', 'ANSWER 5': '005', 'ANSWER 6': '006', 'ANSWER 7': '007', 'ANSWER 8': '008', 'ANSWER 9': '009',
  YES: '011', NO: '012', BACK: '021', HOLD: '022', LEAD: '023', NEXT: '024', UNDO: '025', REPRINT: '026', 'SIGN OUT': '031', LOCK: '032',
  'SHIFT SUMMARY': '041', 'CLOSE SHIFT': '042', 'HAND OVER': '043', 'SAVE SUMMARY': '044',
  'TOTE FULL': '051', 'TOTE CLOSE': '052', 'TOTE SWAP': '053', 'TOTE CONTENTS': '054', 'PUT AWAY': '055',
  'CHANGE ROUTE': '061', 'CHANGE REASON': '062', 'WEIGH AGAIN': '063', 'GRADE A': '064', 'GRADE B': '065', 'GRADE C': '066', 'GRADE D': '067',
  'NO SERIAL': '071', 'SET ASIDE': '072', 'WHOLE PACK': '073',
  SEARCH: '081', DOSSIER: '082', DEVICES: '083', IMPORT: '084', BENCH: '085', SETTINGS: '086',
  'ZERO SCALE': '091', TARE: '092', 'CLEAR TARE': '093', 'CHECK DEVICES': '094', 'VOID LABEL': '095', RELABEL: '096', 'OTHER PRINTER': '097',
}

/** Commands that open a page of the window; the station has nothing to do for them. */
const WINDOW_COMMANDS: readonly BenchCommand[] = ['SHIFT SUMMARY', 'CLOSE SHIFT', 'HAND OVER', 'SAVE SUMMARY', 'TOTE CONTENTS', 'PUT AWAY', 'SEARCH', 'DOSSIER', 'DEVICES', 'IMPORT', 'BENCH', 'SETTINGS', 'CHECK DEVICES', 'RELABEL']

/** Whether only the window can follow a command: it opens a page. */
export function isWindowCommand(command: BenchCommand): boolean {
  return WINDOW_COMMANDS.includes(command)
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

import type { BenchCommand } from '../domain/command-barcode'

/** Groups of the printed command sheet, in its order, with their commands: every command stands in exactly one. */
export const COMMAND_GROUPS = {
  answers: ['ANSWER 1', 'ANSWER 2', 'ANSWER 3', 'ANSWER 4', 'ANSWER 5', 'ANSWER 6', 'ANSWER 7', 'ANSWER 8', 'ANSWER 9', 'YES', 'NO'],
  work: ['NEXT', 'BACK', 'UNDO', 'HOLD', 'LEAD', 'REPRINT', 'OTHER PRINTER'],
  totes: ['TOTE FULL', 'TOTE CLOSE', 'TOTE SWAP', 'TOTE CONTENTS', 'PUT AWAY'],
  unit: ['GRADE A', 'GRADE B', 'GRADE C', 'GRADE D', 'CHANGE ROUTE', 'CHANGE REASON', 'WEIGH AGAIN', 'NO SERIAL', 'WHOLE PACK', 'SET ASIDE', 'VOID LABEL'],
  scale: ['ZERO SCALE', 'TARE', 'CLEAR TARE'],
  shift: ['SIGN OUT', 'LOCK', 'SHIFT SUMMARY', 'SAVE SUMMARY', 'HAND OVER', 'CLOSE SHIFT'],
  pages: ['BENCH', 'SEARCH', 'DOSSIER', 'DEVICES', 'CHECK DEVICES', 'RELABEL', 'SETTINGS', 'IMPORT'],
} as const satisfies Readonly<Record<string, readonly BenchCommand[]>>
export type CommandGroup = keyof typeof COMMAND_GROUPS

/** The groups in the order of the sheet. */
export const COMMAND_GROUP_NAMES: readonly CommandGroup[] = ['answers', 'work', 'totes', 'unit', 'scale', 'shift', 'pages']

/** The key that means the same as a command at the bench, as the keyboard names it. Commands that are not here have none. */
export const COMMAND_KEYS: Partial<Record<BenchCommand, string>> = {
  NEXT: 'Enter', BACK: 'Esc', HOLD: 'F2', LEAD: 'F4', REPRINT: 'F6', 'OTHER PRINTER': 'Shift+F6', UNDO: 'F8', 'SHIFT SUMMARY': 'F9', DEVICES: 'F10', 'SIGN OUT': 'F12',
  'TOTE CONTENTS': 'F1', 'PUT AWAY': 'F1', SEARCH: 'F5', IMPORT: 'F11', SETTINGS: 'Shift+F10', RELABEL: 'Shift+F1', 'CHANGE ROUTE': 'Ins', 'CHANGE REASON': 'Home', 'ZERO SCALE': 'End', TARE: 'Del', 'CLEAR TARE': 'Shift+Del',
  'ANSWER 1': '1', 'ANSWER 2': '2', 'ANSWER 3': '3', 'ANSWER 4': '4', 'ANSWER 5': '5', 'ANSWER 6': '6', 'ANSWER 7': '7', 'ANSWER 8': '8', 'ANSWER 9': '9', YES: '1', NO: '3',
}

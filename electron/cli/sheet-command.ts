import { CALIBRATION_CODES } from '@shared/domain/keyboard/calibration-code'
import { LANGUAGES, type Language } from '@shared/domain/words'
import { existsSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unpackWoff } from '../station/labels/woff'
import { calibrationSheetPdf } from '../station/reports/calibration-sheet-pdf'
import { commandSheetPdf } from '../station/reports/command-sheet-pdf'
import { loadTemplates } from '../station/templates/load-templates'
import { parseArguments, requireOption } from './arguments'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'
import { resourcesDir } from './resources-dir'

export const sheetUsage = 'sheet commands|calibration --locale en|ru|kk|zh|fr --out FILE'

/** Makes the sheet of command barcodes, or the one that keyboard scanners are learned from, as a PDF. A language that has no words yet gets the English ones. */
export async function sheetCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['locale', 'out'])
  if (!args.ok) return misuse(args.failure, sheetUsage)
  const [what, ...rest] = args.value.positional
  if ((what !== 'commands' && what !== 'calibration') || rest.length > 0) return misuse('name the sheet: commands or calibration', sheetUsage)
  const locale = requireOption(args.value, 'locale')
  if (!locale.ok) return misuse(locale.failure, sheetUsage)
  const language = LANGUAGES.find((candidate): candidate is Language => candidate === locale.value)
  if (!language) return misuse(`--locale must be one of ${LANGUAGES.join(', ')}, not ${JSON.stringify(locale.value)}`, sheetUsage)
  const out = requireOption(args.value, 'out')
  if (!out.ok) return misuse(out.failure, sheetUsage)
  if (!existsSync(dirname(out.value)) || (existsSync(out.value) && statSync(out.value).isDirectory())) {
    tell(`turnback: ${out.value} cannot be written: there is no such folder. Nothing was made.`)
    return EXIT.refused
  }
  const resources = resourcesDir()
  const templates = await loadTemplates(resources)
  const printed = { language, stationName: null, fontsDir: join(resources, 'fonts'), unpackFont: unpackWoff, madeAt: Date.now() }
  const pdf = what === 'commands' ? await commandSheetPdf({ ...printed, words: templates.commandSheetWords, badges: [] }) : await calibrationSheetPdf({ ...printed, words: templates.calibrationSheetWords })
  await writeFile(out.value, pdf)
  const codes = what === 'commands' ? { commands: Object.keys(templates.commandSheetWords.commands).length } : { codes: CALIBRATION_CODES.length }
  answer({ command: `sheet ${what}`, locale: language, file: out.value, ...codes, bytes: pdf.byteLength })
  return EXIT.done
}

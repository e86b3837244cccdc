import { LANGUAGES, type Language } from '@shared/domain/words'
import { existsSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unpackWoff } from '../station/labels/woff'
import { commandSheetPdf } from '../station/reports/command-sheet-pdf'
import { loadTemplates } from '../station/templates/load-templates'
import { parseArguments, requireOption } from './arguments'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'
import { resourcesDir } from './resources-dir'

export const sheetUsage = 'sheet commands --locale en|ru|kk|zh|fr --out FILE'

/** Makes the sheet of command barcodes as a PDF. A language that has no words yet gets the English ones. */
export async function sheetCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['locale', 'out'])
  if (!args.ok) return misuse(args.failure, sheetUsage)
  const [what, ...rest] = args.value.positional
  if (what !== 'commands' || rest.length > 0) return misuse('name the sheet: commands', sheetUsage)
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
  const { commandSheetWords: words } = await loadTemplates(resources)
  const pdf = await commandSheetPdf({ language, words, badges: [], stationName: null, fontsDir: join(resources, 'fonts'), unpackFont: unpackWoff, madeAt: Date.now() })
  await writeFile(out.value, pdf)
  answer({ command: 'sheet commands', locale: language, file: out.value, commands: Object.keys(words.commands).length, bytes: pdf.byteLength })
  return EXIT.done
}

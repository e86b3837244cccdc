import { failure } from '@shared/domain/failure'
import { LANGUAGES, type Language } from '@shared/domain/words'
import { resolve } from 'node:path'
import { openShiftReports } from '../station/handlers/shift-reports'
import { loadTemplates } from '../station/templates/load-templates'
import { parseArguments, requireOption, type Arguments } from './arguments'
import { storeFolder } from './open-command-store'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'
import { resourcesDir } from './resources-dir'

export const reportUsage = 'report shift --store DIR [--pdf FILE] [--csv FILE] [--shift ID] [--language L]   (numbers of the newest shift as JSON)'

/** Answers the numbers of a shift as one JSON object, and writes them as files. It only reads the store, so the station may be at work. */
export async function reportCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['store', 'pdf', 'csv', 'shift', 'language'])
  if (!args.ok) return misuse(args.failure, reportUsage)
  const [what, ...others] = args.value.positional
  if (what !== 'shift' || others.length > 0) return misuse(what === undefined ? 'which report?' : `there is no report ${JSON.stringify(args.value.positional.join(' '))}`, reportUsage)
  const dir = requireOption(args.value, 'store')
  if (!dir.ok) return misuse(dir.failure, reportUsage)
  const wanted = args.value.options.get('language') ?? 'en'
  const language = LANGUAGES.find((candidate) => candidate === wanted)
  if (!language) return misuse(`--language must be one of ${LANGUAGES.join(', ')}`, reportUsage)
  return reportShift(dir.value, args.value, language)
}

async function reportShift(dir: string, args: Arguments, language: Language): Promise<ExitCode> {
  const { shiftSummaryWords: words } = await loadTemplates(resourcesDir())
  const reports = openShiftReports({ storeDir: storeFolder(dir), resourcesDir: resourcesDir(), words })
  const fileOf = (option: string) => {
    const file = args.options.get(option)
    return file === undefined ? null : resolve(file)
  }
  try {
    const shiftId = args.options.get('shift') ?? null
    const summary = await reports.write({ shiftId, frozenAt: Date.now() }, { pdf: fileOf('pdf'), csv: fileOf('csv') }, language)
    if (!summary.ok) {
      tell(`turnback: ${shiftId === null ? 'no shift was opened in this store' : `there is no shift ${shiftId} in this store`}`)
      answer(failure(summary.failure.kind, { shift: shiftId }))
      return EXIT.refused
    }
    answer(summary.value)
    return EXIT.done
  } finally {
    await reports.close()
  }
}

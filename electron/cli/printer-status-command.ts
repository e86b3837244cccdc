import { STATUS_LANGUAGES, STATUS_QUERIES, statusLanguage, statusQuery } from '../station/devices/label-printer/status/read-printer-status'
import { parseArguments, requireOption } from './arguments'
import { bytesOfHexLine } from './hex-line'
import { answer, EXIT, misuse, type ExitCode } from './outcome'
import { rawInputLines } from './standard-input'

export const printerStatusUsage = 'printer-status --language zpl|tspl|epl|cpcl|escpos --query NAME   ({"hex":"…"} on standard input, one answer of a printer per line)'

/** Says what a printer's answer means, one answer per line, in the order asked. */
export async function printerStatusCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['language', 'query'])
  if (!args.ok) return misuse(args.failure, printerStatusUsage)
  if (args.value.positional.length > 0) return misuse('the answers come on standard input', printerStatusUsage)
  const languageName = requireOption(args.value, 'language')
  if (!languageName.ok) return misuse(languageName.failure, printerStatusUsage)
  const language = statusLanguage(languageName.value)
  if (language === null) return misuse(`there is no printer language ${JSON.stringify(languageName.value)}; known: ${STATUS_LANGUAGES.join(', ')}`, printerStatusUsage)
  const queryName = requireOption(args.value, 'query')
  if (!queryName.ok) return misuse(queryName.failure, printerStatusUsage)
  const query = statusQuery(language, queryName.value)
  if (query === null) {
    const known = STATUS_QUERIES.filter((one) => one.language === language).map(({ name }) => name)
    return misuse(`${language} has no query ${JSON.stringify(queryName.value)}; known: ${known.join(', ')}`, printerStatusUsage)
  }
  for await (const line of rawInputLines()) {
    const bytes = bytesOfHexLine(line)
    answer(bytes.ok ? query.read(bytes.value) : { state: 'unknown', flags: [], labelsRemaining: null, problems: [bytes.failure] })
  }
  return EXIT.done
}

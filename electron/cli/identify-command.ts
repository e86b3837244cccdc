import { compilePatterns, identifyScan, type ScanContext } from '@shared/domain/barcode'
import { loadTemplates } from '../station/templates/load-templates'
import { parseArguments } from './arguments'
import { answer, EXIT, misuse, type ExitCode } from './outcome'
import { resourcesDir } from './resources-dir'
import { rawInputLines } from './standard-input'

export const identifyUsage = 'identify   (scanned texts on standard input, one per line: {"text":"…","aim":"]C1"} or bare)'

/** Says what each scanned text can be, one answer per line, in the order asked. */
export async function identifyCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, [])
  if (!args.ok) return misuse(args.failure, identifyUsage)
  if (args.value.positional.length > 0) return misuse('the texts come on standard input', identifyUsage)
  const { scanTables, returnOrderPatterns } = await loadTemplates(resourcesDir())
  const context: ScanContext = { tables: scanTables, patterns: compilePatterns(returnOrderPatterns), year: new Date().getFullYear() }
  for await (const line of rawInputLines()) {
    const { text, aim } = askedText(line)
    answer(identifyScan(text, { ...context, aim }))
  }
  return EXIT.done
}

/** A line is an object with the text and perhaps the AIM identifier, or the text itself; what is no such object is a text that begins like one. */
function askedText(line: string): { readonly text: string; readonly aim?: string } {
  if (!line.trimStart().startsWith('{')) return { text: line }
  try {
    const value: unknown = JSON.parse(line.trim())
    const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'text') : null
    const aim: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'aim') : null
    if (typeof text === 'string') return typeof aim === 'string' ? { text, aim } : { text }
  } catch {
    // Not JSON after all: a scanned text may begin with a brace.
  }
  return { text: line }
}

import { parseArguments, requireOption } from './arguments'
import { misuse, type ExitCode } from './outcome'
import { readWedgeScans } from './scan-frames-wedge'

export const scanFramesUsage = 'scan-frames --protocol wedge   (lines {"observed":"…","hostLayout":"fr|ru|de|uk|us|it","capsLock":false} on standard input)'

/** What each protocol does with the lines of standard input. */
const readers: Readonly<Record<string, () => Promise<ExitCode>>> = { wedge: readWedgeScans }

/** Says which text a scanner sent by what arrived of it. */
export async function scanFramesCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['protocol'])
  if (!args.ok) return misuse(args.failure, scanFramesUsage)
  if (args.value.positional.length > 0) return misuse('the lines come on standard input', scanFramesUsage)
  const protocol = requireOption(args.value, 'protocol')
  if (!protocol.ok) return misuse(protocol.failure, scanFramesUsage)
  const read = Object.hasOwn(readers, protocol.value) ? readers[protocol.value] : undefined
  if (!read) return misuse(`--protocol must be one of ${Object.keys(readers).join(', ')}, not ${JSON.stringify(protocol.value)}`, scanFramesUsage)
  return read()
}

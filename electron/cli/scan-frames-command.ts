import { TEXT_ENCODINGS, type TextEncoding } from '@shared/domain/device-profile'
import { parseArguments, requireOption } from './arguments'
import { misuse, type ExitCode } from './outcome'
import { readHidPosScans } from './scan-frames-hid-pos'
import { readSerialScans } from './scan-frames-serial'
import { readWedgeScans } from './scan-frames-wedge'

export const scanFramesUsage =
  'scan-frames --protocol wedge   (lines {"observed":"…","hostLayout":"fr|ru|de|uk|us|it","capsLock":false} on standard input)\n' +
  '       turnback scan-frames --protocol hid-pos|serial [--encoding utf-8|windows-1251|iso-8859-1]   (lines {"hex":"…","at":MS}, one stream)'

/** What each protocol does with the lines of standard input. */
const readers: Readonly<Record<string, (encoding: TextEncoding) => Promise<ExitCode>>> = { wedge: () => readWedgeScans(), 'hid-pos': readHidPosScans, serial: readSerialScans }

/** Says which text a scanner sent by what arrived of it. */
export async function scanFramesCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['protocol', 'encoding'])
  if (!args.ok) return misuse(args.failure, scanFramesUsage)
  if (args.value.positional.length > 0) return misuse('the lines come on standard input', scanFramesUsage)
  const protocol = requireOption(args.value, 'protocol')
  if (!protocol.ok) return misuse(protocol.failure, scanFramesUsage)
  const read = Object.hasOwn(readers, protocol.value) ? readers[protocol.value] : undefined
  if (!read) return misuse(`--protocol must be one of ${Object.keys(readers).join(', ')}, not ${JSON.stringify(protocol.value)}`, scanFramesUsage)
  const wanted = args.value.options.get('encoding') ?? 'utf-8'
  const encoding = TEXT_ENCODINGS.find((known) => known === wanted)
  return encoding ? read(encoding) : misuse(`--encoding must be one of ${TEXT_ENCODINGS.join(', ')}, not ${JSON.stringify(wanted)}`, scanFramesUsage)
}

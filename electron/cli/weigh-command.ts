import { scaleProtocolNamed, scaleProtocols } from '../station/devices/bench-scale/scale-protocols'
import { weighLine } from '../station/devices/bench-scale/weigh-line'
import { parseArguments, requireOption } from './arguments'
import { answer, EXIT, misuse, type ExitCode } from './outcome'
import { rawInputLines } from './standard-input'

export const weighUsage = 'weigh --protocol NAME   (bytes of a scale on standard input, one answer per line: {"hex":"…"})'

/** Says what a scale's bytes mean, one answer per line, in order; each line is read by a fresh parser. */
export async function weighCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['protocol'])
  if (!args.ok) return misuse(args.failure, weighUsage)
  if (args.value.positional.length > 0) return misuse('the bytes come on standard input', weighUsage)
  const name = requireOption(args.value, 'protocol')
  if (!name.ok) return misuse(name.failure, weighUsage)
  const protocol = scaleProtocolNamed(name.value)
  if (protocol === null) return misuse(`no scale protocol ${JSON.stringify(name.value)}; known: ${scaleProtocols.map((known) => known.name).join(', ')}`, weighUsage)
  let refused = 0
  for await (const line of rawInputLines()) {
    const bytes = bytesOfLine(line)
    if (typeof bytes === 'string') {
      refused += 1
      answer({ error: bytes })
    } else answer(weighLine(protocol.createParser(), bytes))
  }
  return refused === 0 ? EXIT.done : EXIT.refused
}

/** The bytes of an input line, or what is wrong with it in words. */
function bytesOfLine(line: string): Uint8Array | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return `not JSON: ${line.slice(0, 60)}`
  }
  const hex: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'hex') : null
  if (typeof hex !== 'string') return 'no "hex" in the line'
  const digits = hex.replace(/\s/g, '')
  if (!/^(?:[0-9a-f]{2})*$/i.test(digits)) return 'the hex is not pairs of hexadecimal digits'
  return Uint8Array.from(Buffer.from(digits, 'hex'))
}

import { DeviceProfileSchema } from '@shared/contract/device-configuration'
import type { DeviceProfile } from '@shared/domain/device-profile'
import { ok, refuse, type Result } from '@shared/domain/result'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { guessProtocol } from '../station/devices/bench-scale/guess-protocol'
import { learnLine } from '../station/devices/bench-scale/learn-line'
import type { ScaleProtocol } from '../station/devices/bench-scale/scale-frame'
import { scaleProtocolNamed, scaleProtocols } from '../station/devices/bench-scale/scale-protocols'
import { weighLine, type WeighedLine } from '../station/devices/bench-scale/weigh-line'
import { parseArguments, requireOption } from './arguments'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'
import { rawInputLines } from './standard-input'

export const weighUsage = 'weigh --protocol NAME|auto [--profile FILE]   (bytes of a scale on standard input, one answer per line: {"hex":"…"})'

/** A scale sends no frame longer than this; more in one line is a mistake. */
const maxLineBytes = 65_536

/** Says what a scale's bytes mean, one answer per line, in order; each line is read by a fresh parser. */
export async function weighCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['protocol', 'profile'])
  if (!args.ok) return misuse(args.failure, weighUsage)
  if (args.value.positional.length > 0) return misuse('the bytes come on standard input', weighUsage)
  const name = requireOption(args.value, 'protocol')
  if (!name.ok) return misuse(name.failure, weighUsage)
  const protocol = scaleProtocolNamed(name.value)
  if (protocol === null && name.value !== 'auto') {
    return misuse(`no scale protocol ${JSON.stringify(name.value)}; known: ${scaleProtocols.map((known) => known.name).join(', ')}, auto`, weighUsage)
  }
  const profile = await readProfile(args.value.options.get('profile'))
  if (!profile.ok) {
    tell(`turnback: ${profile.failure}`)
    return EXIT.refused
  }
  let refused = 0
  for await (const line of rawInputLines()) {
    const bytes = bytesOfLine(line)
    if (!bytes.ok) {
      refused += 1
      answer({ error: bytes.failure })
    } else answer(protocol === null ? weighedByGuess(bytes.value) : weighed(protocol, profile.value, bytes.value))
  }
  return refused === 0 ? EXIT.done : EXIT.refused
}

function weighed(protocol: ScaleProtocol, profile: DeviceProfile, bytes: Uint8Array): WeighedLine {
  return weighLine(protocol.createParser(profile), bytes)
}

function weighedByGuess(bytes: Uint8Array): WeighedLine & { readonly protocol: string | null } {
  const guess = guessProtocol(bytes)
  if (guess !== null) return { protocol: guess.protocol.name, ...guess.weighed }
  const couldBegin = scaleProtocols.some((protocol) => weighed(protocol, {}, bytes).state === 'incomplete')
  return { protocol: null, state: couldBegin ? 'incomplete' : 'invalid', value: null, unit: null, net: false }
}

/** Examples in place of a profile: lines and what the display showed, to be learned from. */
const ExamplesSchema = z
  .object({
    examples: z.array(
      z.object({
        line: z.string().max(200),
        shown: z.string().max(20),
        unit: z.enum(['g', 'kg', 'lb', 'oz']),
        state: z.enum(['stable', 'moving']).optional(),
      }).strict(),
    ),
  })
  .strict()

/** The profile in a file, or what is wrong with it in words; an empty one when no file was named. */
async function readProfile(path: string | undefined): Promise<Result<DeviceProfile, string>> {
  if (path === undefined) return ok({})
  let content: unknown
  try {
    content = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    return refuse(`the profile ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  const examples = ExamplesSchema.safeParse(content)
  if (examples.success) {
    const learned = learnLine(examples.data.examples)
    return learned.ok ? learned : refuse(`the examples in ${path} teach no line: ${JSON.stringify(learned.failure)}`)
  }
  const profile = DeviceProfileSchema.safeParse(content)
  return profile.success ? ok(profile.data) : refuse(`${path} holds no profile: ${z.prettifyError(profile.error)}`)
}

/** The bytes of an input line, or what is wrong with it in words. */
function bytesOfLine(line: string): Result<Uint8Array, string> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return refuse(`not JSON: ${line.slice(0, 60)}`)
  }
  const hex: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'hex') : null
  if (typeof hex !== 'string') return refuse('no "hex" in the line')
  const digits = hex.replace(/\s/g, '')
  if (!/^(?:[0-9a-f]{2})*$/i.test(digits)) return refuse('the hex is not pairs of hexadecimal digits')
  if (digits.length > maxLineBytes * 2) return refuse(`more than ${maxLineBytes} bytes in one line`)
  return ok(Uint8Array.from(Buffer.from(digits, 'hex')))
}

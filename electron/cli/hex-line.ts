import { ok, refuse, type Result } from '@shared/domain/result'

/** The bytes of an input line `{"hex":"0a 0b…"}`; blanks between the digits do not count. Refused in words when it is no such line. */
export function bytesOfHexLine(line: string): Result<Uint8Array, string> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return refuse('this line is no JSON; wanted: {"hex":"…"}')
  }
  const hex: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'hex') : undefined
  if (typeof hex !== 'string') return refuse('this line has no text under "hex"; wanted: {"hex":"…"}')
  const digits = hex.replace(/\s+/g, '')
  if (!/^(?:[0-9a-f]{2})*$/i.test(digits)) return refuse('"hex" holds something else than pairs of hexadecimal digits')
  return ok(new Uint8Array(Buffer.from(digits, 'hex')))
}

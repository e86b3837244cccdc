import type { CourierData, FormatLookup, TrackingFormat } from './courier-data'
import { courierCheckDigit } from './checksum'
import type { ChecksumRule } from './courier-data'

/** A format ready for matching: its pattern compiled once. */
interface CompiledFormat {
  readonly courier: string
  readonly format: string
  readonly pattern: RegExp
  readonly checksum: ChecksumRule | undefined
  readonly prepend: { readonly when: RegExp; readonly content: string } | undefined
  readonly lookups: readonly { readonly name: string; readonly group: string; readonly knows: (value: string) => boolean }[]
}

/** All formats of all couriers, compiled. */
export type Couriers = readonly CompiledFormat[]

/** How a number stands to one format that it has the shape of. */
export interface FormatMatch {
  readonly courier: string
  readonly format: string
  /** Whether the format has a check digit at all. */
  readonly checked: boolean
  /** What does not hold: the check digit, or the name of a look-up that must know a part of the number. */
  readonly fault: { readonly kind: 'check-digit' } | { readonly kind: 'look-up'; readonly name: string } | null
}

/** Longest number that is matched: the longest pattern takes 41 characters. */
const MAX_NUMBER_LENGTH = 48

function compileLookup({ name, regex_group_name: group, lookup }: FormatLookup): CompiledFormat['lookups'][number] {
  const values = new Set(lookup.flatMap((entry) => entry.matches ?? []))
  const patterns = lookup.flatMap((entry) => (entry.matches_regex === undefined ? [] : [new RegExp(`^(?:${entry.matches_regex})$`)]))
  return { name, group, knows: (value) => values.has(value) || patterns.some((pattern) => pattern.test(value)) }
}

function compileFormat(courier: string, format: TrackingFormat): CompiledFormat {
  const { checksum, serial_number_format: serialFormat, additional } = format.validation
  const source = typeof format.regex === 'string' ? format.regex : format.regex.join('')
  return {
    courier, checksum,
    format: format.id ?? format.name,
    pattern: new RegExp(`^(?:${source})$`),
    prepend: serialFormat && { when: new RegExp(serialFormat.prepend_if.matches_regex), content: serialFormat.prepend_if.content },
    lookups: (additional?.exists ?? []).map((name) => {
      const lookup = format.additional?.find((candidate) => candidate.name === name)
      if (!lookup) throw new Error(`courier format ${format.name} asks for a look-up ${name} that it does not have`)
      return compileLookup(lookup)
    }),
  }
}

/** Compiles the courier definitions. A definition that contradicts itself throws: it is shipped data. */
export function compileCouriers(data: CourierData): Couriers {
  return data.couriers.flatMap((courier) => courier.tracking_numbers.map((format) => compileFormat(courier.courier_code, format)))
}

function faultOf(format: CompiledFormat, groups: Record<string, string | undefined>): FormatMatch['fault'] {
  if (format.checksum) {
    const serial = groups.SerialNumber ?? ''
    const whole = format.prepend?.when.test(serial) ? format.prepend.content + serial : serial
    if (courierCheckDigit(whole, format.checksum) !== groups.CheckDigit) return { kind: 'check-digit' }
  }
  const unknown = format.lookups.find((lookup) => !lookup.knows(groups[lookup.group] ?? ''))
  return unknown ? { kind: 'look-up', name: unknown.name } : null
}

/** Every format whose pattern takes the whole number, in the order of the data. The number must be without blanks. */
export function matchCouriers(number: string, couriers: Couriers): readonly FormatMatch[] {
  if (number.length > MAX_NUMBER_LENGTH) return []
  const matches: FormatMatch[] = []
  for (const format of couriers) {
    const match = format.pattern.exec(number)
    if (match) matches.push({ courier: format.courier, format: format.format, checked: format.checksum !== undefined, fault: faultOf(format, match.groups ?? {}) })
  }
  return matches
}

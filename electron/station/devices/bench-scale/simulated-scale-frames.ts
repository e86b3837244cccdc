import { convertMass } from './mass'

/*
 * What a scale of each protocol would send: the other direction of the parsers, used by simulated scales and by the tests
 * that feed a parser what a scale says. The layouts are those in the headers of the parsers.
 */

/** What the display shows. */
export interface ShownWeight {
  /** A decimal text; a minus in front when negative. */
  readonly value: string
  readonly unit: string
  readonly state: 'stable' | 'moving' | 'overload' | 'underload'
  readonly net: boolean
}

type Encode = (shown: ShownWeight) => string

const isNothing = (value: string): boolean => !/[1-9]/.test(value)
const magnitude = (value: string): string => value.replace('-', '')
const signOf = (value: string): '+' | '-' => (value.startsWith('-') ? '-' : '+')
const decimalsOf = (value: string): number => value.split('.')[1]?.length ?? 0
const isOut = ({ state }: ShownWeight): boolean => state === 'overload' || state === 'underload'

const sics: Encode = ({ value, unit, state }) => {
  if (state === 'overload') return 'S +\r\n'
  if (state === 'underload') return 'S -\r\n'
  return `S ${state === 'moving' ? 'D' : 'S'} ${value.padStart(10)} ${unit}\r\n`
}

/** Its weights say nothing of motion: while moving there is the status instead. */
const toledo8217: Encode = ({ value, state, net }) => {
  const bits = { stable: 0x40, moving: 0x41, overload: 0x42, underload: 0x44 }[state] | (net ? 0x20 : 0)
  if (state !== 'stable') return `\x02?${String.fromCharCode(bits)}\r`
  if (value.startsWith('-')) return '\x02?D\r'
  return `\x02${value.padStart(6, '0')}${net ? 'N' : ''}\r`
}

const toledoContinuous: Encode = ({ value, unit, state, net }) => {
  const swa = String.fromCharCode(0x28 | (decimalsOf(value) + 2))
  const out = state === 'overload' || state === 'underload' ? 4 : 0
  const isNegative = state === 'underload' || (value.startsWith('-') && out === 0)
  const swb = String.fromCharCode(0x20 | (net ? 1 : 0) | (isNegative ? 2 : 0) | out | (state === 'moving' ? 8 : 0) | (unit === 'kg' ? 0x10 : 0))
  const swc = String.fromCharCode(0x20 | (unit === 'g' ? 1 : unit === 'oz' ? 3 : 0))
  const body = `\x02${swa}${swb}${swc}${magnitude(value).replace('.', '').padStart(6, '0')}000000\r`
  const sum = Array.from(body, (byte) => byte.charCodeAt(0)).reduce((total, byte) => total + byte, 0)
  return body + String.fromCharCode(-sum & 0x7f)
}

const nci = (prefix: string, mask: number): Encode => (shown) => {
  const { value, unit, state, net } = shown
  const first = ((state === 'moving' ? 1 : 0) | (state === 'stable' && isNothing(value) ? 2 : 0)) ^ mask
  const second = state === 'underload' ? 1 : state === 'overload' ? 2 : 0
  const bytes = String.fromCharCode(0x30 | first) + (net ? `${String.fromCharCode(0x70 | second)}4` : String.fromCharCode(0x30 | second))
  const status = `\n${prefix}${bytes}\r\x03`
  return isOut(shown) ? status : `\n${value.padStart(7)}${prefix === 'S' ? unit.toUpperCase() : unit}\r${status}`
}

const sma: Encode = ({ value, unit, state, net }) => {
  const status = state === 'overload' ? 'O' : state === 'underload' ? 'U' : state === 'stable' && isNothing(value) ? 'Z' : ' '
  return `\n${status}1${net ? 'N' : 'G'}${state === 'moving' ? 'M' : ' '} ${value.padStart(10)}${unit.padEnd(3)}\r`
}

const letters = { stable: 'ST', moving: 'US', overload: 'OL', underload: 'OL' } as const
const outSign = (shown: ShownWeight): '+' | '-' => (shown.state === 'underload' ? '-' : isOut(shown) ? '+' : signOf(shown.value))

const and: Encode = (shown) => {
  const digits = isOut(shown) ? '9999999E+19' : `${magnitude(shown.value).padStart(8, '0')}${shown.unit.padStart(3)}`
  return `${letters[shown.state]},${outSign(shown)}${digits}\r\n`
}

const indicator = (gross: string, net: string): Encode => (shown) => {
  const digits = isOut(shown) ? ' '.repeat(7) : magnitude(shown.value).padStart(7, '0')
  return `${letters[shown.state]},${shown.net ? net : gross},${outSign(shown)}${digits}${shown.unit.padStart(2)}\r\n`
}

const cas22: Encode = (shown) => {
  const lamps = 0x80 | (shown.state === 'stable' ? 0x40 : 0) | (shown.net ? 2 : 4) | (isNothing(shown.value) ? 1 : 0)
  const digits = (outSign(shown) === '-' ? '-' : '0') + magnitude(shown.value).padStart(7, '0')
  return `${letters[shown.state]},${shown.net ? 'NT' : 'GS'},1${String.fromCharCode(lamps)},${digits} ${shown.unit.padStart(2)}\r\n`
}

const casAp1: Encode = (shown) => {
  const digits = isOut(shown) ? ' '.repeat(6) : magnitude(shown.value).padStart(6, '0')
  const data = `${shown.state === 'moving' ? 'U' : 'S'}${outSign(shown).replace('+', ' ')}${digits}${shown.unit.padStart(2)}`
  const check = Array.from(data, (byte) => byte.charCodeAt(0)).reduce((sum, byte) => sum ^ byte, 0)
  return `\x01\x02${data}${String.fromCharCode(check)}\x03\x04`
}

const ohaus: Encode = ({ value, unit, state, net }) => {
  if (state === 'overload') return 'Err 8.3\r\n'
  if (state === 'underload') return 'Err 8.4\r\n'
  return `${value.padStart(11)} ${unit}    ${state === 'moving' ? '?' : ' '}${net ? 'NET' : 'G'}\r\n`
}

const defender: Encode = (shown) => {
  if (isOut(shown)) return ohaus(shown)
  const { value, unit, state, net } = shown
  return `${value.startsWith('-') ? '-' : ' '}${magnitude(value).padStart(7)} ${unit}   ${state === 'moving' ? '?' : ' '}${net ? 'N' : 'G'}\r\n`
}

const adamMdw: Encode = ({ value, unit, state }) => {
  const digits = state === 'overload' ? '^'.repeat(9) : state === 'underload' ? '_'.repeat(9) : signOf(value).replace('+', ' ') + magnitude(value).padStart(8, '0')
  return `\n${digits}${unit}\r\n${state === 'moving' ? '1' : '0'}00\r\x03`
}

const adamText: Encode = ({ value, unit, state, net }) => {
  const digits = state === 'overload' ? '^^^^^^' : state === 'underload' ? '______' : value
  return `${net ? 'NT' : 'GS'} ${digits} ${unit}\r\n`
}

const line = (behindHeader: string, unitGlue: string): Encode => (shown) => {
  const { value, unit, net } = shown
  return `${letters[shown.state]},${net ? 'NT' : 'GS'}${behindHeader}${outSign(shown).replace('+', ' ')}${magnitude(value).padStart(7)}${unitGlue}${unit}\r\n`
}

const generic: Encode = (shown) => `${letters[shown.state]},${shown.net ? 'NT' : 'GS'},${outSign(shown)}${magnitude(shown.value).padStart(7)}${shown.unit}\r\n`

const swapped: Encode = (shown) => {
  const second = shown.state === 'stable' ? 'GS' : shown.state === 'moving' ? 'US' : 'OL'
  return `ST,${second},${outSign(shown)}${magnitude(shown.value).padStart(7)}${shown.unit}\r\n`
}

const weightQa: Encode = ({ value, unit, state }) =>
  `${signOf(value)}${magnitude(value).padStart(6, '0')}/${state === 'moving' ? '4' : '0'} ${unit.toUpperCase()} S\r\n`

/** Prints on a key, which works at rest only. */
const jik: Encode = ({ value, unit, state }) => {
  if (state !== 'stable') return ''
  const weight = `${value.padStart(6)} ${unit}\r\n`
  const nothing = `${`0.${'0'.repeat(Math.max(1, decimalsOf(value)))}`.padStart(6)} ${unit}\r\n`
  return `^KJIK000\r\n2026-01-05\r\n08:00:00\r\n${nothing}${weight}0\r\n0\r\n${weight}${weight}    0 pcs\r\n\r\n\r\nE\r\n~P1\r\n`
}

/** Always kilograms with three decimals. An overload and an empty pan look the same. */
const dibal: Encode = ({ value: shown, unit, state }) => {
  const value = convertMass(shown, unit, 'kg', 3) ?? '00.000'
  if (state === 'overload') return '\x0200.000\x03'
  if (state === 'underload' || value.startsWith('-')) return '\x02-00.000\x03'
  return state === 'moving' ? '\x02      \x03' : `\x02${value.padStart(6, '0')}\x03`
}

const radwag: Encode = ({ value, unit, state }) => {
  const mark = { stable: ' ', moving: '?', overload: '^', underload: 'v' }[state]
  return `SUI${mark} ${value.startsWith('-') ? '-' : ' '}${magnitude(value).padStart(9)} ${unit.padEnd(3)}\r\n`
}

const sartorius: Encode = ({ value, unit, state, net }) => {
  if (state === 'overload') return '      H       \r\n'
  if (state === 'underload') return '      L       \r\n'
  return `${net ? 'N     ' : ''}${signOf(value)} ${magnitude(value).padStart(8)} ${(state === 'moving' ? '' : unit).padEnd(3)}\r\n`
}

const hid: Encode = ({ value, unit, state }) => {
  const raw = Number(magnitude(value).replace('.', ''))
  const status = state === 'overload' ? 6 : state === 'underload' || value.startsWith('-') ? 5 : state === 'moving' ? 3 : raw === 0 ? 2 : 4
  const code = { g: 2, kg: 3, oz: 11, lb: 12 }[unit === 'kg' || unit === 'oz' || unit === 'lb' ? unit : 'g']
  return String.fromCharCode(3, status, code, -decimalsOf(value) & 0xff, raw & 0xff, (raw >> 8) & 0xff)
}

const encoders: ReadonlyMap<string, Encode> = new Map([
  ['hid-scale', hid], ['mt-sics', sics], ['kern-kcp', sics], ['toledo-8217', toledo8217], ['toledo-continuous', toledoContinuous],
  ['nci-scp01', nci('', 0)], ['nci-scp02', nci('S', 0)], ['nci-scp12', nci('', 0x0f)], ['sma', sma], ['and', and],
  ['and-18', indicator('GS', 'NT')], ['and-ad4329a', indicator('G ', 'N ')], ['cas-22', cas22], ['cas-ap1', casAp1], ['ohaus', ohaus],
  ['ohaus-defender', defender], ['adam-mdw', adamMdw], ['adam-text', adamText], ['tscale-qhw', line(',', ' ')], ['tscale-nhb', line('', '')],
  ['weight-qa', weightQa], ['jik', jik], ['dibal-dpos', dibal], ['radwag', radwag], ['sartorius', sartorius], ['generic', generic], ['generic-swapped', swapped],
])

/** The bytes a scale of this protocol sends for what its display shows, none where it then says nothing; an unknown protocol is a fault. */
export function encodeShown(protocol: string, shown: ShownWeight): Uint8Array {
  const encode = encoders.get(protocol)
  if (encode === undefined) throw new Error(`no simulated scale speaks ${protocol}`)
  return Uint8Array.from(Buffer.from(encode(shown), 'latin1'))
}

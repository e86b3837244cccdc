import type { DeviceProfile, SerialLine } from '@shared/domain/device-profile'
import { createAdamMdwParser } from './protocols/adam-mdw'
import { createAdamTextParser } from './protocols/adam-text'
import { createAd4329aParser, createAnd18Parser, createAndParser } from './protocols/and'
import { createCas22Parser } from './protocols/cas-22'
import { createCasAp1Parser } from './protocols/cas-ap1'
import { createDibalParser } from './protocols/dibal-dpos'
import { createGenericParser, createSwappedParser, createTscaleNhbParser } from './protocols/generic'
import { createHidScaleParser } from './protocols/hid-scale'
import { createJikParser } from './protocols/jik'
import { createNciParser } from './protocols/nci'
import { createOhausParser } from './protocols/ohaus'
import { createRadwagParser } from './protocols/radwag'
import { createSartoriusParser } from './protocols/sartorius'
import { createKernParser, createSicsParser } from './protocols/sics'
import { createSmaParser } from './protocols/sma'
import { createToledo8217Parser } from './protocols/toledo-8217'
import { createToledoContinuousParser } from './protocols/toledo-continuous'
import { createWeightQaParser } from './protocols/weight-qa'
import type { ScaleFrame, ScaleParser, ScaleProtocol } from './scale-frame'

/** 9600 baud, 8 data bits, no parity: what most scales leave the factory with. */
const line9600: SerialLine = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }
/** Retail scales of the Toledo and NCI kind. */
const retailLine: SerialLine = { baudRate: 9600, dataBits: 7, parity: 'even', stopBits: 1 }
/** A&D's factory setting. */
const andLine: SerialLine = { baudRate: 2400, dataBits: 7, parity: 'even', stopBits: 1 }

/** A scale that sends by itself and takes no commands we know of. */
const streaming = { line: line9600, ask: null, zero: null, tare: null, clearTare: null, hasStability: true, hasUnit: true, minPollMs: 0 }

const sics = {
  ...streaming,
  ask: ascii('SI\r\n'),
  zero: ascii('Z\r\n'),
  tare: ascii('T\r\n'),
  clearTare: ascii('TAC\r\n'),
  // An answer is on the line for some 20 ms at 9600 baud; a question goes out only after it.
  minPollMs: 50,
}

const nci = { ...streaming, line: retailLine, ask: ascii('W\r'), zero: ascii('Z\r'), minPollMs: 200 }
const ohaus = { ...streaming, ask: ascii('IP\r\n'), zero: ascii('Z\r\n'), tare: ascii('T\r\n'), minPollMs: 100, createParser: createOhausParser }
/** AD-4404 manual: MZ, MT and CT are the keys zero, tare and clear tare. */
const andIndicator = { ...streaming, line: andLine, zero: ascii('MZ\r\n'), tare: ascii('MT\r\n'), clearTare: ascii('CT\r\n') }

/** Every protocol of a bench scale, by the name of the command line and the settings. */
export const scaleProtocols: readonly ScaleProtocol[] = [
  // Output report 2, bit 1: zero. Many scales ignore it.
  { name: 'hid-scale', ...streaming, comesInReports: true, zero: Uint8Array.of(0x02, 0x02), createParser: createHidScaleParser },
  { name: 'mt-sics', ...sics, createParser: createSicsParser },
  // KERN asks for at least 100 ms between questions.
  { name: 'kern-kcp', ...sics, minPollMs: 100, isPaceStrict: true, createParser: createKernParser },
  {
    name: 'toledo-8217', ...streaming, line: retailLine, ask: ascii('W'), zero: ascii('Z'), tare: ascii('T'), clearTare: ascii('C'),
    hasUnit: false, minPollMs: 150, createParser: withUnit(createToledo8217Parser),
  },
  {
    name: 'toledo-continuous', ...streaming, line: { ...retailLine, baudRate: 4800 }, zero: ascii('Z\r\n'), tare: ascii('T\r\n'), clearTare: ascii('C\r\n'),
    createParser: createToledoContinuousParser,
  },
  { name: 'nci-scp01', ...nci, createParser: () => createNciParser({ firstByte: 'plain' }) },
  { name: 'nci-scp02', ...nci, createParser: () => createNciParser({ firstByte: 'plain' }) },
  { name: 'nci-scp12', ...nci, createParser: () => createNciParser({ firstByte: 'inverted' }) },
  { name: 'sma', ...streaming, ask: ascii('\nW\r'), zero: ascii('\nZ\r'), tare: ascii('\nT\r'), clearTare: ascii('\nC\r'), minPollMs: 100, createParser: createSmaParser },
  { name: 'and', ...streaming, line: andLine, ask: ascii('Q\r\n'), zero: ascii('Z\r\n'), tare: ascii('T\r\n'), clearTare: ascii('CT\r\n'), minPollMs: 200, createParser: createAndParser },
  { name: 'and-18', ...andIndicator, createParser: createAnd18Parser },
  { name: 'and-ad4329a', ...andIndicator, createParser: createAd4329aParser },
  { name: 'cas-22', ...streaming, createParser: createCas22Parser },
  // ENQ is answered by ACK, DC1 by the weight; sent together they are asked and answered in that order.
  { name: 'cas-ap1', ...streaming, ask: Uint8Array.of(0x05, 0x11), minPollMs: 200, createParser: createCasAp1Parser },
  { name: 'ohaus', ...ohaus },
  { name: 'ohaus-defender', ...ohaus },
  { name: 'adam-mdw', ...streaming, ask: ascii('W\r'), zero: ascii('Z\r'), tare: ascii('T\r'), minPollMs: 300, isPaceStrict: true, createParser: createAdamMdwParser },
  {
    name: 'adam-text', ...streaming, line: { ...line9600, baudRate: 4800 }, ask: ascii('P\r\n'), zero: ascii('Z\r\n'), tare: ascii('T\r\n'),
    hasStability: false, minPollMs: 300, isPaceStrict: true, createParser: createAdamTextParser,
  },
  { name: 'tscale-qhw', ...streaming, createParser: () => createGenericParser() },
  { name: 'tscale-nhb', ...streaming, createParser: createTscaleNhbParser },
  { name: 'weight-qa', ...streaming, createParser: createWeightQaParser },
  { name: 'jik', ...streaming, createParser: createJikParser },
  { name: 'dibal-dpos', ...streaming, hasUnit: false, createParser: withUnit(createDibalParser) },
  { name: 'radwag', ...streaming, ask: ascii('SUI\r\n'), zero: ascii('Z\r\n'), tare: ascii('T\r\n'), minPollMs: 100, createParser: createRadwagParser },
  { name: 'sartorius', ...streaming, ask: ascii('\x1bP\r\n'), zero: ascii('\x1bV\r\n'), tare: ascii('\x1bU\r\n'), minPollMs: 100, createParser: createSartoriusParser },
  { name: 'generic', ...streaming, createParser: createGenericParser },
  { name: 'generic-swapped', ...streaming, createParser: createSwappedParser },
]

export function scaleProtocolNamed(name: string): ScaleProtocol | null {
  return scaleProtocols.find((protocol) => protocol.name === name) ?? null
}

/** For protocols whose frames name no unit: the one a person set, where there is one. */
function withUnit(createParser: (profile?: DeviceProfile) => ScaleParser): (profile?: DeviceProfile) => ScaleParser {
  return (profile) => {
    const parser = createParser(profile)
    const unit = profile?.unit
    if (unit === undefined) return parser
    const named = (frames: readonly ScaleFrame[]) => frames.map((frame) => (frame.value === null ? frame : { ...frame, unit }))
    return {
      push: (bytes, at) => named(parser.push(bytes, at)),
      elapse: (at) => named(parser.elapse(at)),
      get isPending() {
        return parser.isPending
      },
      get dueAt() {
        return parser.dueAt
      },
      reset: () => parser.reset(),
    }
  }
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}

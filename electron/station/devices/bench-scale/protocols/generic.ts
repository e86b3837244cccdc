import type { DeviceProfile } from '@shared/domain/device-profile'
import { createLearnedLineParser } from '../learned-line'
import type { ScaleParser, ScaleReading } from '../scale-frame'
import { createLineParser, readStatusLine } from './status-line'

/*
 * The line that dozens of indicators send, T-Scale's among them. Sources: captured lines of T-Scale QHW and NHB; Triner
 * TS-700 manual p. 13; VPD405E-T for the swapped form.
 *
 *   generic           ST,GS,+  1.234kg      ST stable, US unstable, OL out of range; GS gross, NT net, TR tare
 *   tscale-qhw        ST,GS,   245.6 g
 *   tscale-nhb        ST,GS    20.7g        one comma, unit glued to the number
 *   generic-swapped   ST,US,+   0.05kg      the same words in another sense: ST is constant, GS at rest, US in motion
 */

const plain = /^(ST|US|OL),(GS|NT|TR),([+\- \d.][ -~]*)$/
// A second comma with one bit flipped is a minus: it is there in one form, and not in the other.
const oneComma = /^(ST|US|OL),(GS|NT|TR)([+\- \d.][ -~]*)$/
const swapped = /^(ST|OL),(GS|NT|US|OL),([+\- \d.][ -~]*)$/
const header = /(?:ST|US|OL),/

/** With a learned line in the profile that line, else the common one. */
export function createGenericParser(profile: DeviceProfile = {}): ScaleParser {
  if (profile.scaleLine !== undefined) return createLearnedLineParser(profile.scaleLine, profile)
  return createLineParser({ read: (text) => readGenericLine(text), header })
}

export function createTscaleNhbParser(): ScaleParser {
  return createLineParser({ read: (text) => readWords(oneComma.exec(text)), header })
}

export function createSwappedParser(): ScaleParser {
  return createLineParser({ read: readSwapped, header: /(?:ST|OL),/ })
}

export function readGenericLine(text: string): ScaleReading | null {
  return readWords(plain.exec(text))
}

function readWords(match: RegExpExecArray | null): ScaleReading | null {
  const [, status, kind, body = ''] = match ?? []
  if (status === undefined) return null
  return readStatusLine({
    status: status === 'OL' ? 'overload' : status === 'ST' ? 'stable' : 'moving',
    kind: kind === 'NT' ? 'net' : kind === 'TR' ? 'tare' : 'gross',
    body,
  })
}

function readSwapped(text: string): ScaleReading | null {
  const [, first, second, body = ''] = swapped.exec(text) ?? []
  if (first === undefined) return null
  const isOver = first === 'OL' || second === 'OL'
  return readStatusLine({ status: isOver ? 'overload' : second === 'US' ? 'moving' : 'stable', kind: second === 'NT' ? 'net' : 'gross', body })
}

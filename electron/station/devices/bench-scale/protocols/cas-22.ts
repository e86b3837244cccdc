import type { ScaleParser, ScaleReading } from '../scale-frame'
import { createLineParser, readStatusLine } from './status-line'

/*
 * CAS, 22 bytes. Sources: NT-200 manual p. 48, CI-600D p. 74, CI-400 p. 103.
 *
 *   ST,GS,<device id><lamps>,000013.5 kg      ST stable, US unstable, OL overload; GS gross, NT net
 *
 * The lamps are a raw byte: bit 7 always 1, 6 stable, 4 hold, 3 printer, 2 gross, 1 tare, 0 zero. Decoded as UTF-8 it is
 * lost, and on a line of 7 bits too. A frame whose lamps do not say stable is not stable, whatever its letters say.
 */

const frame = /^(ST|US|OL),(GS|NT),[ -~]([\x80-\xff]),([ -~]{8}) ?([A-Za-z ]{2})$/
const stableLamp = 0x40

export function createCas22Parser(): ScaleParser {
  return createLineParser({ read, header: /(?:ST|US|OL),/, allows: (byte) => byte >= 0x80 })
}

function read(text: string): ScaleReading | null {
  const [, letters, kind, lamps = '', number = '', unit = ''] = frame.exec(text) ?? []
  if (letters === undefined) return null
  const isStable = letters === 'ST' && (lamps.charCodeAt(0) & stableLamp) !== 0
  const status = letters === 'OL' ? 'overload' : isStable ? 'stable' : 'moving'
  return readStatusLine({ status, kind: kind === 'NT' ? 'net' : 'gross', body: `${number} ${unit}` })
}

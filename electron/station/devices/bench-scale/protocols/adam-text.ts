import { plainReading, restingState, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { createLineParser, readSignedWeight } from './status-line'

/*
 * Adam Equipment, text lines. Sources: CBW manual p. 19, CBC p. 18, Highland p. 27-29, CPWplus p. 16; 4800 8N1, CBK 9600.
 *
 *   GS 1.234 kg      NT 0.200 kg      GROSS   123.45 g      +   2.00 kg      ^^^^^^ over      ______ under
 *
 * No line says whether the load is at rest: "stable" means here no more than that there is a weight.
 */

const headed = /^(GS|NT|TR|GW|NW|TW|G\/W|N\/W|T\/W|GROSS|NET|TARE|Gross Wt|Net Wt|Gross|Net|Tare)\.?[ :]*([ -~]+)$/
const bare = /^([+-] *[\d.,]+ *[A-Za-z%]{1,3}| +[\d.,]+ *[A-Za-z%]{1,3}) *$/
const listed = /^(?:No\.?|Total|Unit Wt|Wt\.?|U\/W|PCS|Pcs|Date|Time|ID|User)[ .:]/

export function createAdamTextParser(): ScaleParser {
  return createLineParser({ read, header: /(?:GS|NT|TR|G\/W|N\/W|GROSS|NET|Gross|Net)\b/ })
}

function read(text: string): ScaleReading | null {
  const [, word = '', headedBody] = headed.exec(text) ?? []
  const body = headedBody ?? bare.exec(text)?.[1]
  if (body === undefined) return listed.test(text) ? plainReading('reply', text.trim()) : null
  if (/^ *\^{2,} *[A-Za-z]* *$/.test(body)) return plainReading('overload', text.trim())
  if (/^ *_{2,} *[A-Za-z]* *$/.test(body)) return plainReading('underload', text.trim())
  if (/^ *-{3,} *[A-Za-z]* *$/.test(body)) return plainReading('fault', text.trim())
  const weight = readSignedWeight(body)
  if (weight === null) return null
  if (/^T/i.test(word)) return plainReading('reply', text.trim())
  return weightReading({ ...weight, state: restingState(weight.value), net: /^N/i.test(word) })
}

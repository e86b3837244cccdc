import { compilePatterns, identifyScan } from '@shared/domain/barcode'
import type { Templates } from '../../station/templates/templates'
import type { SeededRandom } from '../seeded-random'
import type { Figure } from './bench-row'
import { openPeers } from './measure-peers'
import { syntheticGtin } from './synthetic-catalogue'
import { percentile, timeEach } from './timings'

const TEXTS = 2_000
const FNC1 = '\u001d'
/** Sample numbers of carriers' own documents, spaced and plain, right and wrong. */
const TRACKING = ['1Z999AA10123456784', '1Z9999W99999999999', '9261292700768711948021', '790535312317', '00340434161094042557', 'RR123456785CN', '420 221539101026837331000039521', '9400 1000 0000 0000 0000 00']

/** Reading a text in every way it can be, beside programs that read it in one way. */
export async function* measureIdentify(templates: Templates, random: SeededRandom): AsyncGenerator<Figure> {
  const given = { tables: templates.scanTables, patterns: compilePatterns(templates.returnOrderPatterns), year: new Date().getFullYear() }
  const gs1 = Array.from({ length: TEXTS }, (_, n) => `]C101${syntheticGtin(random.below(999_999)).padStart(14, '0')}17${260000 + random.below(12) * 100 + 101}10LOT${n}${FNC1}21S${random.below(1e6)}`)
  const tracking = Array.from({ length: TEXTS }, () => random.pick(TRACKING))
  const peers = openPeers()
  for (const { metric, texts, peer } of [
    { metric: 'identify-gs1-p50', texts: gs1, peer: 'gs1-barcode-parser-mod' },
    { metric: 'identify-tracking-p50', texts: tracking, peer: 'ts-tracking-number' },
  ]) {
    const value = percentile(timeEach(texts, (text) => void identifyScan(text, given)), 0.5)
    const theirs = peers && percentile(await peers.timesOf(peer, texts), 0.5)
    yield { metric, value, unit: 'ms', goal: null, better: 'lower', rows: { texts: texts.length }, peer: theirs === null ? undefined : { name: peer, value: theirs } }
  }
}

// node measure.mjs PEER < {"texts":[...]}: lets another program read the same texts and prints {"timesMs":[...]}, one time per text.
import { readFileSync } from 'node:fs'

const peers = {
  async 'gs1-barcode-parser-mod'() {
    const { default: parser } = await import('gs1-barcode-parser-mod')
    const parse = parser.parseBarcode ?? parser
    return (text) => parse(text)
  },
  async 'ts-tracking-number'() {
    const { getTracking } = await import('ts-tracking-number')
    return (text) => getTracking(text)
  },
}

const warmUps = 200
const read = await peers[process.argv[2]]()
const { texts } = JSON.parse(readFileSync(0, 'utf8'))
const attempt = (text) => {
  try {
    read(text)
  } catch {
    // A peer that gives up on a text took its time, too.
  }
}
texts.slice(0, warmUps).forEach(attempt)
const timesMs = texts.map((text) => {
  const from = performance.now()
  attempt(text)
  return performance.now() - from
})
process.stdout.write(`${JSON.stringify({ timesMs })}\n`)

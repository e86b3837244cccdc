// A station that does nothing but work: appends until it is killed, and says what it was promised, one line each.
import { randomBytes, randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openStore } from '../../../../electron/station/store/open-store'
import { ALIYA, wholeWay } from './usual-work'

const [dir = '', batchText = '1'] = process.argv.slice(2)
const store = openStore({
  dir, stationName: 'Bench 07', clock: { now: () => Date.now() }, newId: randomUUID, randomBytes: (count) => new Uint8Array(randomBytes(count)),
  log: { info() {}, warn() {}, error() {} },
})
writeSync(1, `open ${process.pid}\n`)
for (let n = 0; ; n++) {
  writeSync(1, `plate ${store.journal.takePlate('unit')}\n`)
  const drafts = wholeWay(randomUUID(), n % 900)
  for (let i = 0; i < drafts.length; i += Number(batchText)) {
    const last = store.journal.append(drafts.slice(i, i + Number(batchText)), ALIYA).at(-1)
    writeSync(1, `entry ${last?.seq ?? 0}\n`)
  }
}

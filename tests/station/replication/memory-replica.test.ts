import { createMemoryHq } from '../../support/memory-hq/memory-replica'
import { chainHash } from '../../../electron/station/store/chain-hash'
import { replicaSuite } from '../../conformance/replica.suite'

const hq = createMemoryHq({ chain: chainHash, clock: { now: () => Date.now() } })
let places = 0

replicaSuite('memory', () => ({
  reserve: async (site, name) => {
    const place = hq.reserve(site, name, `incarnation-${++places}`)
    const code = place.secret
    return { incarnation: place.incarnation, connect: (secret = code) => hq.connect(place, secret) }
  },
}))

import { describe } from 'vitest'
import { createPostgresReplica } from '../../../electron/station/replication/postgres-replica'
import { withRole } from '../../../electron/station/replication/replica-address'
import { replicaSuite } from '../../conformance/replica.suite'
import { addressOf, hasPostgres, openHqDatabase } from '../../support/hq-database'

describe.runIf(hasPostgres)('PostgreSQL 18', async () => {
  const hq = hasPostgres ? await openHqDatabase() : null
  replicaSuite('PostgreSQL', () => ({
    reserve: async (site, name) => {
      if (!hq) throw new Error('no PostgreSQL')
      const place = await hq.enrol(site, name)
      return { incarnation: place.origin, connect: (secret) => createPostgresReplica(addressOf(secret === undefined ? place.url : withRole(place.url, place.role, secret))) }
    },
  }))
})

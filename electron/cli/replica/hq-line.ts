import { refuse, type Result } from '@shared/domain/result'
import { createPostgresLine, type PostgresLine } from '../../station/replication/postgres-line'
import { readReplicaAddress } from '../../station/replication/replica-address'
import { wordsOf } from './failure-words'
import type { ReplicaFailure } from '../../station/replication/replica'

/** Laying out the schema or reading a whole chain may take longer than a bench would wait. */
const ADMIN_CALL_DEADLINE_MS = 120_000

/** Does work at HQ as the person who runs it; failures come back in words. */
export async function atHq<T>(url: string, work: (line: PostgresLine) => Promise<Result<T, ReplicaFailure>>): Promise<Result<T, string>> {
  const address = readReplicaAddress(url)
  if (!address.ok) return address
  const line = createPostgresLine(address.value, { callDeadlineMs: ADMIN_CALL_DEADLINE_MS, applicationName: 'turnback replica' })
  try {
    const done = await work(line)
    return done.ok ? done : refuse(wordsOf(done.failure))
  } finally {
    await line.close()
  }
}

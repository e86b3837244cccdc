import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { applySchema, enrolStation, readSchemaFiles, type Enrolment } from '../../electron/station/replication/administer'
import { createPostgresLine, type PostgresLine } from '../../electron/station/replication/postgres-line'
import { readReplicaAddress, type ReplicaAddress } from '../../electron/station/replication/replica-address'
import type { Result } from '@shared/domain/result'

/** The value of a result that a test needs. */
export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`)
  return result.value
}

/** Whether tests with PostgreSQL can run here; the reason was printed once when not. */
export const hasPostgres = inject('postgresUrl') !== null

export function addressOf(url: string): ReplicaAddress {
  return must(readReplicaAddress(url))
}

/** A database with the schema of HQ in it, laid out by the shipped files. */
export interface HqDatabase {
  readonly url: string
  /** Signed in as the person who runs HQ. */
  readonly admin: PostgresLine
  enrol(site: string, name: string): Promise<Enrolment>
}

export const schemaFiles = () => readSchemaFiles(join(import.meta.dirname, '../../resources/replica'))

/** Makes an empty database that is gone with the server. */
export async function emptyDatabase(): Promise<string> {
  const server = inject('postgresUrl') ?? ''
  const name = `hq_${randomBytes(6).toString('hex')}`
  const line = createPostgresLine(addressOf(server))
  must(await line.ask(`CREATE DATABASE ${name}`, []))
  await line.close()
  return server.replace(/\/\w+$/, `/${name}`)
}

/** Makes a database with the schema of HQ for a test file. */
export async function openHqDatabase(): Promise<HqDatabase> {
  const url = await emptyDatabase()
  const admin = createPostgresLine(addressOf(url))
  must(await applySchema(admin, schemaFiles()))
  afterAll(() => admin.close())
  return { url, admin, enrol: async (site, name) => must(await enrolStation(admin, url, { site, name })) }
}

import { join } from 'node:path'
import { applySchema, readSchemaFiles } from '../../electron/station/replication/administer'
import { createPostgresLine } from '../../electron/station/replication/postgres-line'
import { startLocalPostgres } from '../../scripts/hq/local-postgres.mjs'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the one PostgreSQL of all integration tests; null where none can run. */
    postgresUrl: string | null
  }
}

/** Starts PostgreSQL once for all integration tests: each test file makes databases of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  try {
    const postgres = await startLocalPostgres()
    // Roles belong to the server: laid out once, so that test files do not make them at the same time.
    const line = createPostgresLine({ host: '127.0.0.1', port: postgres.port, database: 'postgres', role: 'hq', secret: 'hq', tls: null, shown: 'the test server' })
    const laidOut = await applySchema(line, readSchemaFiles(join(import.meta.dirname, '../../resources/replica')))
    await line.close()
    if (!laidOut.ok) throw new Error(laidOut.failure.detail)
    project.provide('postgresUrl', postgres.urlOf())
    return () => postgres.stop()
  } catch (error) {
    console.log(`skipped: tests with PostgreSQL, which does not start here (${error instanceof Error ? error.message : String(error)})`)
    project.provide('postgresUrl', null)
    return () => Promise.resolve()
  }
}

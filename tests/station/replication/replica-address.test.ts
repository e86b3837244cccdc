import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeOfUrl, newSecret, urlOfCode } from '../../../electron/station/replication/join-code'
import { failureOfAnswer } from '../../../electron/station/replication/refusals'
import { readReplicaAddress, withRole } from '../../../electron/station/replication/replica-address'
import { scramVerifier } from '../../../electron/station/replication/scram-verifier'
import { isSiteCode } from '../../../electron/station/replication/site-code'

describe('the address of HQ', () => {
  test.each([
    ['postgres://r:s@localhost/hq', false], ['postgres://r:s@127.0.0.1:5433/hq', false], ['postgresql://r:s@[::1]/hq', false], ['postgres://r:s@localhost/hq?sslmode=verify-full', true],
    ['postgres://r:s@hq.example.invalid/hq', true], ['postgres://r:s@10.0.0.7/hq', true], ['postgres://r:s@hq.example.invalid/hq?sslmode=require', true],
  ])('%s: encrypted %s, and then always checked', (url, isEncrypted) => {
    const address = readReplicaAddress(url)
    expect(address.ok && address.value.tls).toEqual(isEncrypted ? expect.objectContaining({ rejectUnauthorized: true }) : null)
  })

  test.each([
    'postgres://r:s@hq.example.invalid/hq?sslmode=disable', 'postgres://r:s@10.0.0.7/hq?sslmode=disable', 'postgres://r:s@localhost.example.invalid/hq?sslmode=disable', 'postgres://r:s@127.0.0.1.example.invalid/hq?sslmode=disable',
    'postgres://r:s@localhost/hq?sslmode=prefer', 'postgres://r:s@localhost/hq?host=elsewhere', 'http://localhost/hq', 'postgres://localhost/hq', 'postgres://r:s@localhost', '', 'postgres://', 'postgres://r:s@localhost/hq?sslmode=require&sslrootcert=/nowhere',
  ])('refused: %s', (url) => {
    expect(readReplicaAddress(url).ok).toBe(false)
  })

  test('secrets and names with any character survive', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (role, secret) => {
      const address = readReplicaAddress(withRole('postgres://x:y@localhost:5433/hq', role, secret))
      expect(address.ok && [address.value.role, address.value.secret, address.value.port]).toEqual([role, secret, 5433])
      expect(address.ok && address.value.shown).toBe('localhost:5433/hq')
    }))
  })
})

describe('the one-time code', () => {
  test('gives the address back, however it is spaced and in whatever case', () => {
    fc.assert(fc.property(fc.webUrl(), (url) => {
      const address = url.replace(/^https?/, 'postgres')
      const code = codeOfUrl(address)
      expect(code).toMatch(/^[A-Z2-7]+$/)
      expect(urlOfCode(code)).toBe(address)
      expect(urlOfCode((code.match(/.{1,5}/g) ?? []).join(' ').toLowerCase())).toBe(address)
    }))
  })

  test('one wrong, missing or swapped character is noticed', () => {
    const code = codeOfUrl('postgres://hq_s_12ab:SECRET234@hq.example.invalid:5432/hq')
    for (let i = 3; i < code.length - 1; i++) {
      expect(urlOfCode(code.slice(0, i) + (code[i] === 'A' ? 'B' : 'A') + code.slice(i + 1))).toBeNull()
      expect(urlOfCode(code.slice(0, i) + code.slice(i + 1))).toBeNull()
      if (code[i] !== code[i + 1]) expect(urlOfCode(code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2))).toBeNull()
    }
    for (const text of ['', 'TBJ', 'TBJAAAA', 'hello', 'T1-X']) expect(urlOfCode(text)).toBeNull()
  })

  test('a secret is 160 bits in letters and digits, never the same', () => {
    const secrets = new Set(Array.from({ length: 50 }, newSecret))
    expect(secrets.size).toBe(50)
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  })
})

test('the verifier of a secret is the one of RFC 7677', () => {
  // Section 3 of the RFC gives salt, count and the exchange for user "user" with password "pencil"; the keys follow from them.
  const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))
  expect(verifier).toBe('SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=')
})

test.each([
  ['HQ001', 'not-live'], ['HQ002', 'gap'], ['HQ003', 'fork'], ['HQ004', 'chain'], ['HQ005', 'place-refused'], ['HQ006', 'too-large'], ['57P03', 'busy'], ['53300', 'busy'], ['40001', 'busy'], ['57014', 'busy'],
  ['28P01', 'sign-in-refused'], ['28000', 'sign-in-refused'], ['22P02', 'poison'], ['22P05', 'poison'], ['22021', 'poison'], ['54001', 'poison'], ['42501', 'refused'], ['', 'refused'],
])('the answer %s means %s', (code, kind) => {
  expect(failureOfAnswer({ code, message: 'x', detail: '{"head" : 7, "hash" : "ab"}' })).toMatchObject({ kind, ...(kind === 'gap' ? { head: 7 } : {}) })
})

test.each([['ALA', true], ['kgf-2', true], ['A_1', true], ['hq', false], ['HQ', false], ['', false], ['-A', false], ['Алматы', false], ['A'.repeat(17), false], ["A'", false]])('site code %s: %s', (text, isCode) => {
  expect(isSiteCode(text)).toBe(isCode)
})

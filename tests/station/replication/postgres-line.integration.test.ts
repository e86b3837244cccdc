import { createServer, connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createPostgresLine } from '../../../electron/station/replication/postgres-line'
import { createPostgresReplica } from '../../../electron/station/replication/postgres-replica'
import { readReplicaAddress } from '../../../electron/station/replication/replica-address'
import { addressOf, hasPostgres, must, openHqDatabase } from '../../support/hq-database'
import { joinedStation } from '../../conformance/replica.suite'
import { withRole } from '../../../electron/station/replication/replica-address'

const closing: (() => void)[] = []
afterEach(() => {
  while (closing.length > 0) closing.pop()?.()
})

interface Proxy {
  readonly port: number
  /** `frozen`: nothing goes through any more and nobody is told. `deaf`: what the server answers is thrown away and the line is cut. */
  mode: 'through' | 'frozen' | 'deaf'
}

/** A line in between that can freeze and lose answers. */
function proxyTo(port: number): Promise<Proxy> {
  const proxy = { port: 0, mode: 'through' as Proxy['mode'] }
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => [near, far].forEach((one) => one.destroy()))
    }
    near.on('data', (data) => proxy.mode !== 'frozen' && far.write(data))
    far.on('data', (data) => {
      if (proxy.mode === 'through') near.write(data)
      if (proxy.mode === 'deaf') near.destroy()
    })
  })
  closing.push(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address !== null && typeof address === 'object') proxy.port = address.port
      resolve(proxy)
    })
  })
}

describe.runIf(hasPostgres)('the line to PostgreSQL', async () => {
  const hq = hasPostgres ? await openHqDatabase() : null
  const address = addressOf(hq?.url ?? 'postgres://a:b@localhost/c')

  test('a frozen line is given up at the deadline, and the next call dials anew', async () => {
    const proxy = await proxyTo(address.port)
    const line = createPostgresLine({ ...address, port: proxy.port }, { callDeadlineMs: 300, connectDeadlineMs: 300 })
    expect(must(await line.ask('SELECT 1 AS one', []))).toEqual([{ one: 1 }])
    proxy.mode = 'frozen'
    const begun = performance.now()
    expect(await line.ask('SELECT 1', [])).toMatchObject({ ok: false, failure: { kind: 'unreachable' } })
    expect(await line.ask('SELECT 1', [])).toMatchObject({ ok: false, failure: { kind: 'unreachable' } })
    expect(performance.now() - begun).toBeLessThan(20_000)
    proxy.mode = 'through'
    expect(must(await line.ask('SELECT 1 AS one', []))).toEqual([{ one: 1 }])
    await line.close()
  })

  test('an answer that is lost after the push leaves HQ with the entries: asking tells, sending again does no harm', async () => {
    if (!hq) return
    const proxy = await proxyTo(address.port)
    const station = await joinedStation({
      reserve: async (site, name) => {
        const place = await hq.enrol(site, name)
        return { incarnation: place.origin, connect: (secret) => createPostgresReplica({ ...addressOf(secret === undefined ? place.url : withRole(place.url, place.role, secret)), port: proxy.port }, { callDeadlineMs: 1_000 }) }
      },
    }, 'ALA', 'Unlucky')
    station.write(3)
    must(await station.replica.place())
    proxy.mode = 'deaf'
    expect(await station.replica.push(station.batch(1, 3))).toMatchObject({ ok: false, failure: { kind: 'unreachable' } })
    proxy.mode = 'through'
    expect(must(await station.replica.place()).head).toBe(3)
    expect(must(await station.replica.push(station.batch(1, 3))).stamps).toHaveLength(3)
    await station.replica.close()
  })

  test('a backend that is ended in the middle is trouble of the line, not of the data', async () => {
    const [line, killer] = [createPostgresLine(address), createPostgresLine(address)]
    const [row] = must(await line.ask<{ pid: number }>('SELECT pg_backend_pid() AS pid', []))
    must(await killer.ask('SELECT pg_terminate_backend($1)', [row?.pid ?? 0]))
    const done = await line.ask('SELECT 1', [])
    if (!done.ok) expect(['busy', 'unreachable']).toContain(done.failure.kind)
    expect(must(await line.ask('SELECT 1 AS one', []))).toEqual([{ one: 1 }])
    await Promise.all([line.close(), killer.close()])
  })

  test('a line that breaks within a transaction takes it along: what was done on it is not called done', async () => {
    const [line, killer] = [createPostgresLine(address), createPostgresLine(address)]
    must(await line.ask('CREATE TABLE public.kept (n integer)', []))
    const done = await line.transaction(async (ask) => {
      const [row] = must(await ask<{ pid: number }>('SELECT pg_backend_pid() AS pid', []))
      const written = await ask('INSERT INTO public.kept VALUES (1)', [])
      must(await killer.ask('SELECT pg_terminate_backend($1)', [row?.pid ?? 0]))
      // Until the end of the line is seen here.
      await new Promise((resolve) => setTimeout(resolve, 300))
      return written
    })
    expect(done.ok).toBe(false)
    expect(must(await line.ask('SELECT n FROM public.kept', []))).toEqual([])
    await Promise.all([line.close(), killer.close()])
  })

  test('nobody there, and somebody who is not PostgreSQL', async () => {
    const nobody = createPostgresLine({ ...address, port: 1 })
    expect(await nobody.ask('SELECT 1', [])).toMatchObject({ ok: false, failure: { kind: 'unreachable' } })
    const server = createServer((socket) => socket.on('error', () => {}).write('hello\r\n'))
    closing.push(() => server.close())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const at = server.address()
    const stranger = createPostgresLine({ ...address, port: at !== null && typeof at === 'object' ? at.port : 0 }, { connectDeadlineMs: 300 })
    expect(await stranger.ask('SELECT 1', [])).toMatchObject({ ok: false, failure: { kind: 'unreachable' } })
  })

  test('a server without TLS is not spoken to where TLS is wanted', async () => {
    const line = createPostgresLine({ ...address, tls: { rejectUnauthorized: true } })
    expect(await line.ask('SELECT 1', [])).toMatchObject({ ok: false, failure: { kind: 'unreachable' } })
    expect(must(readReplicaAddress('postgres://a:b@hq.example.invalid/hq')).tls).toMatchObject({ rejectUnauthorized: true })
  })
})

import { setTimeout as pause } from 'node:timers/promises'
import { openWire } from '../../station/devices/wires/open-wire'
import type { Wire } from '../../station/devices/wires/wire'
import { silentLog } from '../../station/log'
import type { Figure } from './bench-row'
import { openPeers } from './measure-peers'
import type { MeasuredStation } from './station-process'
import { percentile } from './timings'

const SCAN_P99_MS = 2
const BURST_SCANS = 200
const BURST_MS = 2_000
const BETWEEN_MS = 10
const WARM_UPS = 50
const QUIET_MS = 500

/**
 * From the bytes of a code at the device's end of the line to the station's word about it in another process; and whether
 * a fast hand loses anything: 200 codes in two seconds.
 */
export async function* measureScans(station: MeasuredStation, scanner: Wire, count: number): AsyncGenerator<Figure> {
  const send = (text: string) => scanner.write(Buffer.from(`${text}\r`))
  const times = await timesOf(send, (text) => station.nextScan(text), count)
  const rows = { scans: times.length }
  const peer = await peerTimes(count)
  const peerAt = (share: number) => (peer ? { name: peer.name, value: percentile(peer.times, share) } : undefined)
  yield { metric: 'scan-to-event-p50', value: percentile(times, 0.5), unit: 'ms', goal: null, better: 'lower', rows, peer: peerAt(0.5) }
  yield { metric: 'scan-to-event-p99', value: percentile(times, 0.99), unit: 'ms', goal: SCAN_P99_MS, better: 'lower', rows, peer: peerAt(0.99) }
  yield { metric: 'burst-scans-wrong', value: await wrongOfBurst(station, send), unit: 'scans', goal: 0, better: 'lower', rows: { scans: BURST_SCANS, milliseconds: BURST_MS } }
}

async function timesOf(send: (text: string) => void, heard: (text: string) => Promise<number>, count: number): Promise<readonly number[]> {
  const times: number[] = []
  for (let n = 0; n < WARM_UPS + count; n++) {
    const text = `RT-${n}-${'0'.repeat(n % 20)}`
    const hearing = heard(text)
    const from = performance.now()
    send(text)
    const tookMs = (await hearing) - from
    if (n >= WARM_UPS) times.push(tookMs)
    await pause(BETWEEN_MS)
  }
  return times
}

/** How many codes are missing, came twice or came out of order: 0 when the list that was heard is the list that was sent. */
async function wrongOfBurst(station: MeasuredStation, send: (text: string) => void): Promise<number> {
  const sent = Array.from({ length: BURST_SCANS }, (_, n) => `BURST-${n}`)
  const heard: string[] = []
  const stop = station.onScan((text) => heard.push(text))
  const from = performance.now()
  for (const [n, text] of sent.entries()) {
    await pause(Math.max(0, from + (n * BURST_MS) / BURST_SCANS - performance.now()))
    send(text)
  }
  await pause(QUIET_MS)
  stop()
  return sent.filter((text, n) => heard[n] !== text).length + Math.max(0, heard.length - sent.length)
}

const READLINE_PEER = 'serialport-readline'

/** A plain reader of lines, in a process of its own that sends each line on: the least one can do. It has a line of its own. */
async function peerTimes(count: number): Promise<{ readonly name: string; readonly times: readonly number[] } | null> {
  const peers = openPeers()
  if (peers === null) return null
  const wire = await openWire('peer', silentLog)
  const listener = wire.address.startsWith('/') ? await peers.listen(READLINE_PEER, wire.address) : null
  try {
    if (listener === null) return null
    return { name: READLINE_PEER, times: await timesOf((text) => wire.write(Buffer.from(`${text}\r`)), listener.next, count) }
  } finally {
    listener?.close()
    await wire.close()
  }
}

import { ok, refuse, type Result } from '@shared/domain/result'
import type { HIDAsync } from 'node-hid'
import { withinMs } from './deadline'
import { readDeviceNode, watchDeviceNode, type DeviceNode } from './device-node'
import { causeOfOpenError, messageOf } from './open-error'
import { readReportDescriptor } from './report-descriptor'
import {
  closeTimeoutMs,
  featureTimeoutMs,
  openTimeoutMs,
  writeTimeoutMs,
  type Connection,
  type ConnectionHandlers,
  type Transport,
  type TransportCause,
  type TransportFailure,
} from './transport'

/*
 * Only HIDAsync of node-hid is used. Its synchronous class holds the whole process up while a device thinks (5 s for a
 * feature report nobody answers), and reads on the same thread, so that under load the kernel's ring of 64 reports drops
 * the newest. HIDAsync reads on a thread of its own. Its peculiarities met here:
 *
 * - an `error` event carries a string, not an Error, and an `error` nobody hears ends the process;
 * - what a `data` listener throws comes back as an `error` event, which would make a device fault of a broken invariant;
 * - reading starts at the next tick after the listener was added, and throws there when the device was closed meanwhile;
 * - open, write, feature and close occupy one of the process's few pool threads until the kernel lets go. So at most one
 *   handle per device exists: while an earlier one is not closed, the next open is refused.
 */

/** What is used of an open device of node-hid. */
export interface HidDevice extends Pick<HIDAsync, 'write' | 'sendFeatureReport' | 'close'> {
  on(event: 'data', listener: (report: Buffer) => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  removeAllListeners(event: 'data'): unknown
}

export interface HidLibrary {
  open(path: string): Promise<HidDevice>
}

/** Loaded at the first open, so that a bench without HID devices, or a system without the native part, runs without it. */
async function loadNodeHid(): Promise<HidLibrary> {
  const hid = await import('node-hid')
  return { open: (path) => hid.HIDAsync.open(path) }
}

/** Reports of a HID device, one per `bytes` call. `path` is the system's name of it: `/dev/hidraw3`, `\\?\HID#…`, `DevSrvsID:…`. */
export function createHidTransport(address: string, path: string, loadLibrary: () => Promise<HidLibrary> = loadNodeHid): Transport {
  const target: HidTarget = { address, path, loadLibrary, unclosed: null }
  return { address, isLocal: true, open: (handlers) => openHid(target, handlers) }
}

interface HidTarget {
  readonly address: string
  readonly path: string
  readonly loadLibrary: () => Promise<HidLibrary>
  /** An earlier handle that is still being opened or closed. */
  unclosed: Promise<void> | null
}

async function openHid(target: HidTarget, handlers: ConnectionHandlers): Promise<Result<Connection, TransportFailure>> {
  const { address, path } = target
  const failure = (cause: TransportCause, detail: string): TransportFailure => ({ cause, operation: 'open', address, detail })
  if (target.unclosed !== null && (await withinMs(target.unclosed, closeTimeoutMs)) === 'late') {
    return refuse({ cause: 'timeout', operation: 'close', address, detail: `the earlier connection is not closed after ${closeTimeoutMs} ms` })
  }
  let library: HidLibrary
  try {
    library = await target.loadLibrary()
  } catch (error) {
    return refuse(failure('broken', messageOf(error)))
  }
  const node = await readDeviceNode(path)
  const opening = library.open(path).then(
    (device) => ({ device, error: null }),
    (error: unknown) => ({ device: null, error: messageOf(error) }),
  )
  const opened = await withinMs(opening, openTimeoutMs)
  if (opened === 'late') {
    void keepUnclosed(target, opening.then(({ device }) => device?.close()))
    return refuse(failure('timeout', `not open after ${openTimeoutMs} ms`))
  }
  if (opened.device === null) return refuse(failure(causeOfOpenError(opened.error), opened.error))
  return connect(target, opened.device, node, handlers)
}

async function connect(
  target: HidTarget,
  device: HidDevice,
  node: DeviceNode,
  handlers: ConnectionHandlers,
): Promise<Result<Connection, TransportFailure>> {
  const { address } = target
  let ended = false
  let closing: Promise<void> = Promise.resolve()
  const opening = { isOver: false, lost: null as TransportFailure | null }
  const watch = watchDeviceNode(node, () => lose('line', 'absent', 'device node is gone'))

  function release(): Promise<void> {
    if (!ended) {
      ended = true
      watch.stop()
      device.removeAllListeners('data')
      closing = keepUnclosed(target, device.close())
    }
    return withinMs(closing, closeTimeoutMs).then(() => undefined)
  }

  function lose(operation: TransportFailure['operation'], cause: TransportCause, detail: string): TransportFailure {
    const failure: TransportFailure = { cause, operation, address, detail }
    if (!ended) {
      void release()
      if (opening.isOver) handlers.lost(failure)
      else opening.lost = failure
    }
    return failure
  }

  async function send(operation: 'write' | 'feature', sending: Promise<number>, deadlineMs: number): Promise<Result<void, TransportFailure>> {
    const done = sending.then(() => null, messageOf)
    const outcome = await withinMs(done, deadlineMs)
    if (outcome === null) return ok(undefined)
    if (outcome === 'late') return refuse(lose(operation, 'timeout', `nothing taken for ${deadlineMs} ms`))
    // Refusing a report it does not know is the right of a device; one that is gone is told by the reading.
    return refuse({ cause: (await watch.look()) ? 'broken' : 'absent', operation, address, detail: outcome })
  }

  // For good, not only while open: a device that vanished may still tell, and an error nobody hears ends the process.
  device.on('error', (error: unknown) => lose('line', 'absent', messageOf(error)))
  device.on('data', (report: Buffer) => {
    // What lay in the kernel's buffer was said before anyone listened: an old weight is worse than none.
    if (!opening.isOver) return
    queueMicrotask(() => {
      if (!ended) handlers.bytes(report)
    })
  })
  const descriptor = await readReportDescriptor(node.path)
  // Reading has begun by now; a device that was gone already has said so.
  await new Promise((resolve) => setImmediate(resolve))
  if (opening.lost !== null) return refuse({ ...opening.lost, operation: 'open' })
  opening.isOver = true

  const endedFailure = (operation: 'write' | 'feature'): TransportFailure => ({ cause: 'broken', operation, address, detail: 'connection has ended' })
  return ok({
    reportDescriptor: descriptor,
    async write(report) {
      if (ended) return refuse(endedFailure('write'))
      return send('write', device.write(Buffer.from(report)), writeTimeoutMs)
    },
    async feature(report) {
      if (ended) return refuse(endedFailure('feature'))
      return send('feature', device.sendFeatureReport(Buffer.from(report)), featureTimeoutMs)
    },
    stands: async () => !ended && (await watch.look()),
    close: release,
  })
}

/** Remembers a handle until it is closed; what closing says no longer matters to anyone. */
function keepUnclosed(target: HidTarget, work: Promise<unknown>): Promise<void> {
  const closed: Promise<void> = work.then(
    () => undefined,
    () => undefined,
  )
  const unclosed = closed.then(() => {
    if (target.unclosed === unclosed) target.unclosed = null
  })
  target.unclosed = unclosed
  return unclosed
}

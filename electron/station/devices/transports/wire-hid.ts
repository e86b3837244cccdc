import { ok, refuse, type Result } from '@shared/domain/result'
import { withinMs } from './deadline'
import { createHidFrameReader, encodeHidFrame, hidFrameKinds } from './hid-frames'
import { createTcpTransport } from './tcp'
import { featureTimeoutMs, openTimeoutMs, type Connection, type ConnectionHandlers, type Transport, type TransportFailure } from './transport'

/** The reports of a simulated HID device, whose end of the cable is `openHidWire`. Offers what a real HID line does. */
export function createWireHidTransport(address: string, port: number): Transport {
  const stream = createTcpTransport(address, '127.0.0.1', port)
  return { address, isLocal: true, open: (handlers) => openWireHid(address, stream, handlers) }
}

async function openWireHid(address: string, stream: Transport, handlers: ConnectionHandlers): Promise<Result<Connection, TransportFailure>> {
  const reader = createHidFrameReader()
  let tellDescriptor: (descriptor: Uint8Array) => void = () => undefined
  const descriptor = new Promise<Uint8Array>((resolve) => (tellDescriptor = resolve))
  const opening = { isOver: false, lost: null as TransportFailure | null }
  let ended = false
  /** Feature reports the device has not answered yet, oldest first; it answers in order. */
  let unanswered: ((isTaken: boolean) => void)[] = []
  let line: Connection | null = null

  function lose(failure: TransportFailure): TransportFailure {
    if (ended) return failure
    ended = true
    void line?.close()
    if (opening.isOver) handlers.lost(failure)
    else opening.lost = failure
    tellDescriptor(new Uint8Array(0))
    return failure
  }

  function accept(kind: number, content: Uint8Array): void {
    if (kind === hidFrameKinds.descriptor) tellDescriptor(content)
    else if (kind === hidFrameKinds.input && opening.isOver) handlers.bytes(content)
    else if (kind === hidFrameKinds.taken || kind === hidFrameKinds.stalled) unanswered.shift()?.(kind === hidFrameKinds.taken)
  }

  const opened = await stream.open({
    bytes(bytes) {
      if (ended) return
      const frames = reader.push(bytes)
      if (frames === null) lose({ cause: 'broken', operation: 'line', address, detail: 'no HID reports on this wire' })
      else for (const { kind, content } of frames) if (!ended) accept(kind, content)
    },
    lost: lose,
  })
  if (!opened.ok) return opened
  line = opened.value
  const told = await withinMs(descriptor, openTimeoutMs)
  if (opening.lost !== null) return refuse({ ...opening.lost, operation: 'open' })
  if (told === 'late') {
    ended = true
    await opened.value.close()
    return refuse({ cause: 'timeout', operation: 'open', address, detail: `no report descriptor after ${openTimeoutMs} ms` })
  }
  opening.isOver = true
  const { value: standing } = opened

  return ok({
    reportDescriptor: told.length === 0 ? null : told,
    write: (report) => standing.write(encodeHidFrame(hidFrameKinds.output, report)),
    async feature(report) {
      const answer = new Promise<boolean>((resolve) => (unanswered = [...unanswered, resolve]))
      const written = await standing.write(encodeHidFrame(hidFrameKinds.feature, report))
      if (!written.ok) return refuse({ ...written.failure, operation: 'feature' })
      const isTaken = await withinMs(answer, featureTimeoutMs)
      if (isTaken === 'late') return refuse(lose({ cause: 'timeout', operation: 'feature', address, detail: `nothing taken for ${featureTimeoutMs} ms` }))
      return isTaken ? ok(undefined) : refuse({ cause: 'broken', operation: 'feature', address, detail: 'the device refused the report' })
    },
    stands: async () => !ended && (await standing.stands()),
    async close() {
      ended = true
      await standing.close()
    },
  })
}

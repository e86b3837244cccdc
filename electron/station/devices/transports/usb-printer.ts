import { ok, refuse, type Result } from '@shared/domain/result'
import type { DurationMs } from '@shared/domain/quantities'
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { withinMs } from './deadline'
import { readDeviceNode, watchDeviceNode, type DeviceNode } from './device-node'
import { closeTimeoutMs, openTimeoutMs, writeTimeoutMs, type Connection, type ConnectionHandlers, type Transport, type TransportCause, type TransportFailure } from './transport'

/*
 * A printer on USB through the kernel's own driver, `/dev/usb/lpN`. Source: Linux drivers/usb/class/usblp.c (6.1).
 *
 * - The file is opened without blocking: with it, a write to a printer that stalls would hold one of the process's few pool
 *   threads for good. Without it the kernel takes 8 KiB at a time, says so at once, and EAGAIN until the printer has them.
 * - So a write that was taken has not arrived. A write of no bytes has to wait for the ones before it like any other, and
 *   is how the end of a transfer is seen. Closing earlier would throw the bytes on their way away.
 * - A cable that is pulled gives a short count first and ENODEV only afterwards: whatever is short is asked about again.
 * - One program at a time may have it: EBUSY.
 */

/** Between two tries while the printer takes nothing. */
const retryEveryMs: DurationMs = 5
/** Between two looks for something the printer said. Only while a connection is open, which is some moments a label. */
const readEveryMs: DurationMs = 20
const readBytes = 4_096

const causesByCode: Readonly<Record<string, TransportCause>> = { EACCES: 'no-permission', EPERM: 'no-permission', EBUSY: 'held', ENOENT: 'absent', ENODEV: 'absent', ENXIO: 'absent', EIO: 'absent', EBADF: 'broken' }

/** Bytes to and from a printer of the kernel's printer class. `path` is its node, such as `/dev/usb/lp0`. */
export function createUsbPrinterTransport(address: string, path: string): Transport {
  return { address, isLocal: true, open: (handlers) => openUsb(address, path, handlers) }
}

async function openUsb(address: string, path: string, handlers: ConnectionHandlers): Promise<Result<Connection, TransportFailure>> {
  const node = await readDeviceNode(path)
  const opening = open(path, constants.O_RDWR | constants.O_NONBLOCK).then(
    (file) => ({ file }),
    (error: unknown) => ({ error }),
  )
  const opened = await withinMs(opening, openTimeoutMs)
  if (opened === 'late') {
    void opening.then((late) => ('file' in late ? late.file.close().catch(() => undefined) : undefined))
    return refuse({ cause: 'timeout', operation: 'open', address, detail: `not opened after ${openTimeoutMs} ms` })
  }
  if ('error' in opened) return refuse({ cause: causeOf(opened.error), operation: 'open', address, detail: wordsOf(opened.error) })
  return ok(connect(address, opened.file, node, handlers))
}

function connect(address: string, file: FileHandle, node: DeviceNode, handlers: ConnectionHandlers): Connection {
  let ended = false
  let closing: Promise<void> | null = null
  let reader: ReturnType<typeof setTimeout> | undefined
  const watch = watchDeviceNode(node, () => lose('line', 'absent', 'device node is gone'))

  function release(): Promise<void> {
    ended = true
    watch.stop()
    clearTimeout(reader)
    closing ??= withinMs(file.close().catch(() => undefined), closeTimeoutMs).then(() => undefined)
    return closing
  }

  function lose(operation: TransportFailure['operation'], cause: TransportCause, detail: string): TransportFailure {
    const failure: TransportFailure = { cause, operation, address, detail }
    if (!ended) {
      void release()
      handlers.lost(failure)
    }
    return failure
  }

  /** Writes once, as much as the kernel takes now; 0 while it takes nothing. */
  async function writeSome(bytes: Uint8Array): Promise<number | 'busy'> {
    try {
      const { bytesWritten } = await file.write(bytes)
      return bytesWritten
    } catch (error) {
      if (isAgain(error)) return 'busy'
      throw error
    }
  }

  async function writeAll(bytes: Uint8Array): Promise<void> {
    let taken = 0
    let isThrough = false
    while (!ended && !isThrough) {
      const some = await writeSome(bytes.subarray(taken))
      if (some === 'busy' || (some === 0 && taken < bytes.length)) await new Promise((resolve) => setTimeout(resolve, retryEveryMs))
      // A write of nothing that is not refused: everything before it is in the printer.
      else if (taken === bytes.length) isThrough = true
      else taken += some
    }
  }

  async function readSome(): Promise<void> {
    const buffer = Buffer.alloc(readBytes)
    const read = await file.read(buffer, 0, readBytes, null).then(({ bytesRead }) => bytesRead, (error: unknown) => (isAgain(error) ? 0 : error))
    if (ended) return
    if (typeof read !== 'number') return void lose('line', causeOf(read), wordsOf(read))
    if (read > 0) handlers.bytes(new Uint8Array(buffer.subarray(0, read)))
    reader = setTimeout(() => void readSome(), read > 0 ? 0 : readEveryMs)
  }
  void readSome()

  return {
    async write(bytes) {
      if (ended) return refuse({ cause: 'broken', operation: 'write', address, detail: 'connection has ended' })
      const written = await withinMs(
        writeAll(bytes).then(
          () => null,
          (error: unknown) => ({ error }),
        ),
        writeTimeoutMs,
      )
      if (written === 'late') return refuse(lose('write', 'timeout', `not taken within ${writeTimeoutMs} ms`))
      if (written !== null) return refuse(lose('write', causeOf(written.error), wordsOf(written.error)))
      return ended ? refuse({ cause: 'absent', operation: 'write', address, detail: 'unplugged while it was written to' }) : ok(undefined)
    },
    stands: async () => !ended && (await watch.look()),
    close: release,
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function isAgain(error: unknown): boolean {
  return codeOf(error) === 'EAGAIN'
}

function causeOf(error: unknown): TransportCause {
  return causesByCode[codeOf(error)] ?? 'broken'
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

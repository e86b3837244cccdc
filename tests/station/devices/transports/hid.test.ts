import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHidTransport, type HidLibrary } from '../../../../electron/station/devices/transports/hid'
import { closeTimeoutMs, featureTimeoutMs, openTimeoutMs, writeTimeoutMs, type TransportFailure } from '../../../../electron/station/devices/transports/transport'

/*
 * The native part needs a kernel device; those tests run on one (tests/kernel). Here the library's own behaviour, as read in
 * its source (node-hid 3.4.0), stands in for it: string errors, calls that hang until the kernel lets go, late answers.
 */

type Answer<T> = T | 'hang' | { readonly error: string }

function library() {
  const devices: (EventEmitter & { closed: boolean })[] = []
  const said = { open: 'ok' as Answer<'ok'>, write: 6 as Answer<number>, feature: 2 as Answer<number>, close: 'ok' as Answer<'ok'> }
  const hanging: (() => void)[] = []
  const sent: [string, number[]][] = []

  function answer<T>(wanted: Answer<T>, value: T): Promise<T> {
    if (wanted === 'hang') return new Promise((resolve) => hanging.push(() => resolve(value)))
    return typeof wanted === 'object' && wanted !== null && 'error' in wanted ? Promise.reject(wanted.error) : Promise.resolve(value)
  }

  const loaded: HidLibrary = {
    async open() {
      await answer(said.open, 'ok')
      const device = Object.assign(new EventEmitter(), {
        closed: false,
        write: (report: Buffer | number[]) => {
          sent.push(['write', [...report]])
          return answer(said.write, report.length)
        },
        sendFeatureReport: (report: Buffer | number[]) => {
          sent.push(['feature', [...report]])
          return answer(said.feature, report.length)
        },
        close: async () => {
          await answer(said.close, 'ok')
          device.closed = true
        },
      })
      devices.push(device)
      return device
    },
  }
  return { loaded, devices, said, sent, hanging, release: () => hanging.splice(0).forEach((answered) => answered()) }
}

function bench() {
  const parts = library()
  const reports: number[][] = []
  const losses: TransportFailure[] = []
  const transport = createHidTransport('hid:\\\\?\\HID#scale', '\\\\?\\HID#scale', async () => parts.loaded)
  const open = () => transport.open({ bytes: (report) => reports.push([...report]), lost: (lost) => losses.push(lost) })
  async function standing() {
    const opened = await open()
    if (!opened.ok) throw new Error(opened.failure.detail)
    return opened.value
  }
  return { ...parts, transport, reports, losses, open, standing }
}

/** Lets what is due by now happen, whole turns of the loop included. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

async function late<T>(work: Promise<T>, afterMs: number): Promise<T> {
  // Not before the work has set its deadline: it may still be looking at the file system.
  for (let turns = 0; turns < 5 || vi.getTimerCount() === 0; turns += 1) await turn()
  await vi.advanceTimersByTimeAsync(afterMs)
  return work
}

describe('a HID line', () => {
  it('gives one call per report, in order, and sends reports with their id first', async () => {
    const { standing, devices, reports, sent } = bench()
    const line = await standing()
    devices[0]!.emit('data', Buffer.from([3, 4, 11, 255, 100, 1]))
    devices[0]!.emit('data', Buffer.from([3, 2, 11, 255, 0, 0]))
    await turn()
    expect(reports).toEqual([[3, 4, 11, 255, 100, 1], [3, 2, 11, 255, 0, 0]])
    expect(await line.write(Uint8Array.of(2, 2))).toEqual({ ok: true, value: undefined })
    expect(await line.feature?.(Uint8Array.of(254, 1))).toEqual({ ok: true, value: undefined })
    expect(sent).toEqual([['write', [2, 2]], ['feature', [254, 1]]])
    await line.close()
    expect(devices[0]!.closed).toBe(true)
  })

  it('takes an error that is a string for what it is: the device went away, at once and once', async () => {
    const { standing, devices, losses, reports } = bench()
    await standing()
    devices[0]!.emit('error', 'hid_read_timeout: unexpected poll error (device disconnected)')
    devices[0]!.emit('error', 'again')
    devices[0]!.emit('data', Buffer.from([1]))
    await turn()
    expect(losses).toEqual([{ cause: 'absent', operation: 'line', address: 'hid:\\\\?\\HID#scale', detail: 'hid_read_timeout: unexpected poll error (device disconnected)' }])
    expect(reports).toEqual([])
    expect(devices[0]!.closed).toBe(true)
  })

  it('lets a fault of the listener surface instead of taking it for one of the device', async () => {
    const parts = library()
    const losses: TransportFailure[] = []
    const transport = createHidTransport('hid:x', 'x', async () => parts.loaded)
    await transport.open({
      bytes: () => {
        throw new Error('broken invariant')
      },
      lost: (lost) => losses.push(lost),
    })
    const surfaced = new Promise<unknown>((resolve) => {
      const others = process.listeners('uncaughtException')
      process.removeAllListeners('uncaughtException')
      process.once('uncaughtException', (fault) => {
        for (const other of others) process.on('uncaughtException', other)
        resolve(fault)
      })
    })
    parts.devices[0]!.emit('data', Buffer.from([1]))
    expect(await surfaced).toEqual(new Error('broken invariant'))
    expect(losses).toEqual([])
  })

  it.each([
    ['cannot open device with path /dev/hidraw9: Failed to open a device with path \'/dev/hidraw9\': No such file or directory', 'absent'],
    ['cannot open device with path /dev/hidraw9: Failed to open a device with path \'/dev/hidraw9\': Permission denied', 'no-permission'],
    ['cannot open device with path x: CreateFile: (0x00000005) Access is denied.', 'held'],
    ['cannot open device with path x: (0xE00002C5) (iokit/common) exclusive access and device already open', 'held'],
    ['cannot open device with path x: out of memory', 'broken'],
  ])('says why it cannot be opened: %s', async (error, cause) => {
    const { open, said } = bench()
    said.open = { error }
    expect(await open()).toEqual({ ok: false, failure: { cause, operation: 'open', address: 'hid:\\\\?\\HID#scale', detail: error } })
  })

  it('is refused where the native part cannot be loaded; the other devices go on', async () => {
    const transport = createHidTransport('hid:x', 'x', () => Promise.reject(new Error('libusb-1.0.so.0: cannot open shared object file')))
    expect(await transport.open({ bytes: () => undefined, lost: () => undefined })).toMatchObject({
      ok: false,
      failure: { cause: 'broken', operation: 'open', detail: 'libusb-1.0.so.0: cannot open shared object file' },
    })
  })
})

describe('a deadline of a HID line', () => {
  it('ends an open that hangs, keeps to one handle, and closes the late one', async () => {
    const { open, said, devices, release } = bench()
    said.open = 'hang'
    expect(await late(open(), openTimeoutMs)).toMatchObject({ ok: false, failure: { cause: 'timeout', operation: 'open' } })
    said.open = 'ok'
    expect(await late(open(), closeTimeoutMs)).toMatchObject({ ok: false, failure: { cause: 'timeout', operation: 'close' } })
    release()
    await turn()
    expect(devices.map(({ closed }) => closed)).toEqual([true])
    expect((await open()).ok).toBe(true)
  })

  it.each([
    ['write', writeTimeoutMs],
    ['feature', featureTimeoutMs],
  ] as const)('ends a %s that hangs, and with it the connection', async (operation, timeoutMs) => {
    const { standing, said, losses, open, release } = bench()
    const line = await standing()
    said[operation] = 'hang'
    const sending = operation === 'write' ? line.write(Uint8Array.of(1)) : line.feature!(Uint8Array.of(1))
    const expected = { cause: 'timeout', operation }
    expect(await late(sending, timeoutMs)).toMatchObject({ ok: false, failure: expected })
    expect(losses).toMatchObject([expected])
    expect(await line.write(Uint8Array.of(1))).toMatchObject({ ok: false, failure: { operation: 'write', detail: 'connection has ended' } })
    release()
    expect((await open()).ok).toBe(true)
  })

  it('ends a close that hangs, and says so at the next open', async () => {
    const { standing, said, open, release } = bench()
    const line = await standing()
    said.close = 'hang'
    await late(line.close(), closeTimeoutMs)
    expect(await late(open(), closeTimeoutMs)).toMatchObject({ ok: false, failure: { cause: 'timeout', operation: 'close' } })
    release()
    await turn()
    expect((await open()).ok).toBe(true)
  })

  it('is not needed for a report the device refuses: it stays connected', async () => {
    const { standing, said, losses } = bench()
    const line = await standing()
    said.feature = { error: 'ioctl (SFEATURE): Broken pipe' }
    expect(await line.feature?.(Uint8Array.of(254, 1))).toMatchObject({ ok: false, failure: { operation: 'feature', detail: 'ioctl (SFEATURE): Broken pipe' } })
    expect(losses).toEqual([])
    expect(await line.write(Uint8Array.of(2))).toMatchObject({ ok: true })
  })
})

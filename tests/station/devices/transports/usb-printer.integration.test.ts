import { afterEach, expect, test } from 'vitest'
import type { TransportFailure } from '../../../../electron/station/devices/transports/transport'
import { createUsbPrinterTransport } from '../../../../electron/station/devices/transports/usb-printer'
import { openPtyWire } from '../../../../electron/station/devices/wires/pty-wire'
import type { Wire } from '../../../../electron/station/devices/wires/wire'
import { until } from '../support/until'

/* The node of a printer is a character device like a terminal; what only the kernel's printer driver does is in tests/kernel. */

const probe = await openPtyWire('probe')
if (probe.ok) await probe.value.close()
else console.info(`skipped: ${probe.failure}`)

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

async function onTerminal(): Promise<{ wire: Wire; heard: number[]; losses: TransportFailure[]; open: Awaited<ReturnType<ReturnType<typeof createUsbPrinterTransport>['open']>> }> {
  const wire = await openPtyWire('printer')
  if (!wire.ok) throw new Error(wire.failure)
  opened.push(() => wire.value.close())
  const heard: number[] = []
  const losses: TransportFailure[] = []
  const path = wire.value.address.split('?')[0] ?? ''
  const open = await createUsbPrinterTransport(`usb:${path}`, path).open({ bytes: (bytes) => heard.push(...bytes), lost: (lost) => losses.push(lost) })
  if (open.ok) opened.push(() => open.value.close())
  return { wire: wire.value, heard, losses, open }
}

test.skipIf(!probe.ok)('bytes go out whole, and what the printer says comes in', async () => {
  const { wire, heard, open } = await onTerminal()
  const received: number[] = []
  wire.onBytes((bytes) => received.push(...bytes))
  const job = Buffer.from('^XA'.padEnd(20_000, 'x'))
  for (let at = 0; at < job.length; at += 4_096) if (open.ok) expect(await open.value.write(job.subarray(at, at + 4_096))).toEqual({ ok: true })
  await until(() => received.length === job.length, 'the job', () => received.length)
  expect(Buffer.from(received).equals(job)).toBe(true)
  wire.write(Buffer.from('\x02030,0'))
  await until(() => heard.length === 6, 'the answer', () => heard)
})

test.skipIf(!probe.ok)('a printer that is pulled is lost once, and every later write says so', async () => {
  const { wire, losses, open } = await onTerminal()
  await wire.unplug()
  await until(() => losses.length > 0, 'the loss')
  expect(losses).toHaveLength(1)
  if (open.ok) expect(await open.value.write(Buffer.from('x'))).toMatchObject({ ok: false })
})

test.each([['/dev/usb/lp77', 'absent'], ['/dev/null/x', 'broken']] as const)('%s is %s', async (path, cause) => {
  expect(await createUsbPrinterTransport(`usb:${path}`, path).open({ bytes: () => undefined, lost: () => undefined })).toMatchObject({ ok: false, failure: { cause, operation: 'open' } })
})

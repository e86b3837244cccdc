import type { DeviceEvidence, FoundDevice } from '@shared/domain/device-evidence'
import { nextActFor } from '@shared/domain/device'
import { ok, refuse } from '@shared/domain/result'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createBoundTransport, createHolderTellingTransport } from '../../../../electron/station/devices/transports/bound-transport'
import { findHolder } from '../../../../electron/station/devices/transports/device-holder'
import { stateOfFailure, type Transport, type TransportFailure } from '../../../../electron/station/devices/transports/transport'

const evidence = (port: string): DeviceEvidence => ({ bus: 'hid', vendorId: 1, productId: 2, serialNumber: null, topology: port, interfaceNumber: null, usagePage: null, usage: null, port })
const found = (port: string): FoundDevice => ({ kind: 'found', device: { evidence: evidence(port), manufacturer: null, product: null, use: 'unknown' } })
const handlers = { bytes: () => undefined, lost: () => undefined }

function fakeDoor(refusal: TransportFailure | null = null) {
  const asked: string[] = []
  const openAt = (address: string): Transport => ({
    address,
    isLocal: true,
    async open() {
      asked.push(address)
      return refusal ? refuse(refusal) : ok({ write: async () => ok(undefined), stands: async () => true, close: async () => undefined })
    },
  })
  return { asked, openAt }
}

it('opens the device where it is now, and says why when it cannot', async () => {
  const { asked, openAt } = fakeDoor()
  let place: FoundDevice = found('/dev/hidraw1')
  const seen: string[] = []
  const transport = createBoundTransport({ seen: evidence('/dev/hidraw9'), line: undefined, place: async () => place, openAt, onOpened: ({ evidence: { port } }) => seen.push(port), holderOf: async () => null })
  expect(transport.address).toBe('hid:/dev/hidraw9')
  expect((await transport.open(handlers)).ok).toBe(true)
  place = found('/dev/hidraw4')
  expect((await transport.open(handlers)).ok).toBe(true)
  expect([asked, seen, transport.address]).toEqual([['hid:/dev/hidraw1', 'hid:/dev/hidraw4'], ['/dev/hidraw1', '/dev/hidraw4'], 'hid:/dev/hidraw4'])
  place = { kind: 'absent' }
  expect(await transport.open(handlers)).toMatchObject({ failure: { cause: 'absent', operation: 'open' } })
  place = { kind: 'twins', devices: [] }
  const refused = await transport.open(handlers)
  expect(refused.ok ? null : stateOfFailure(refused.failure)).toBe('twins')
})

it('does not share a device with another program', async () => {
  const { asked, openAt } = fakeDoor()
  const transport = createBoundTransport({ seen: evidence('/dev/hidraw1'), line: undefined, place: async () => found('/dev/hidraw1'), openAt, onOpened: () => undefined, holderOf: async () => ({ program: 'pos', processId: 7 }) })
  expect(await transport.open(handlers)).toMatchObject({ ok: false, failure: { cause: 'held', detail: 'pos (7)', holder: { program: 'pos', processId: 7 } } })
  expect(asked).toEqual([])
})

it('names who holds a typed port, where the system tells', async () => {
  const held: TransportFailure = { cause: 'held', operation: 'open', address: '/dev/ttyUSB0', detail: 'cannot lock' }
  const telling = (holder: { program: string; processId: number } | null) => createHolderTellingTransport(fakeDoor(held).openAt('/dev/ttyUSB0'), async () => holder).open(handlers)
  expect(await telling({ program: 'minicom', processId: 4 })).toMatchObject({ failure: { detail: 'minicom (4)', holder: { processId: 4 } } })
  expect(await telling(null)).toMatchObject({ failure: { detail: 'cannot lock' } })
})

it('says what to do about each state, with the facts it needs', () => {
  const holder = { program: 'minicom', processId: 4 }
  expect(nextActFor('no-permission', { holder: null, allowCommand: 'run this' })).toEqual({ kind: 'allow', command: 'run this' })
  expect(nextActFor('held', { holder, allowCommand: null })).toEqual({ kind: 'close-program', ...holder })
  expect(nextActFor('held', { holder: null, allowCommand: null })).toEqual({ kind: 'close-program', program: null, processId: null })
})

it.skipIf(process.platform !== 'linux')('finds the other program that has a file open, by its name and number', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holder-'))
  const file = join(folder, 'device')
  writeFileSync(file, '')
  const child = spawn('sh', ['-c', `exec 3<>"${file}"; echo open; read line`], { stdio: 'pipe' })
  try {
    await once(child.stdout, 'data')
    expect(await findHolder(file)).toEqual({ program: 'sh', processId: child.pid })
    expect(await findHolder(join(folder, 'nothing'))).toBeNull()
  } finally {
    child.stdin.end('\n')
    await once(child, 'exit')
    expect(await findHolder(file)).toBeNull()
    rmSync(folder, { recursive: true, force: true })
  }
})

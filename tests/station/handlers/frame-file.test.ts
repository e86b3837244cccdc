import type { DeviceState, DeviceStatus } from '@shared/domain/device'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFrameRing } from '../../../electron/station/devices/frame-log'
import { FRAME_FILE, openFrameFile } from '../../../electron/station/handlers/frame-file'
import { silentLog } from '../../../electron/station/log'

let dir = ''
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'frame-file-'))))
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const status = (state: DeviceState): DeviceStatus => ({ deviceId: 'scale', role: 'scale', state, address: '', since: 0, lastSaid: null, lastSaidAt: null, detail: null, trouble: null, simulated: false, evidence: null, nextAct: null })
const kept = () => (existsSync(join(dir, FRAME_FILE)) ? readFileSync(join(dir, FRAME_FILE), 'utf8').trim().split('\n').length : 0)

it('is written when a device that worked gets into trouble, once, and at the end', () => {
  const frames = createFrameRing()
  const file = openFrameFile({ storeDir: dir, frames, log: silentLog })
  frames.sent('scale', Uint8Array.of(1), 1)
  file.onStatus(status('connecting'))
  file.onStatus(status('ready'))
  expect(kept()).toBe(0)
  file.onStatus(status('absent'))
  expect(kept()).toBe(1)
  frames.sent('scale', Uint8Array.of(2), 2)
  file.onStatus(status('ready'))
  file.onStatus(status('absent'))
  expect(kept()).toBe(1)
  file.close()
  expect(kept()).toBe(2)
})

it('does not take the bench along when nothing can be written', () => {
  const lines: string[] = []
  const file = openFrameFile({ storeDir: join(dir, 'gone'), frames: createFrameRing(), log: { ...silentLog, warn: (text) => lines.push(text) } })
  file.write()
  expect(lines).toEqual(['the raw frames cannot be kept'])
  file.close()
})

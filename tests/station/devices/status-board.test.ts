import type { DeviceStatus } from '@shared/domain/device'
import { expect, it } from 'vitest'
import { createStatusBoard, longestSaid, sameNewsEveryMs } from '../../../electron/station/devices/status-board'

function board() {
  const time = { now: 1_000 }
  const told: DeviceStatus[] = []
  const status = createStatusBoard({ deviceId: 'd', address: 'a', simulated: false }, 'scale', { now: () => time.now })
  status.onStatus((news) => told.push(news))
  return { time, told, status }
}

it('moves `since` only with the state', () => {
  const { time, told, status } = board()
  time.now = 2_000
  status.enter('absent', 'gone')
  time.now = 3_000
  status.enter('absent', 'still gone')
  expect(told.map(({ state, since, detail }) => [state, since, detail])).toEqual([['absent', 2_000, 'gone'], ['absent', 2_000, 'still gone']])
})

it('tells nothing new as nothing', () => {
  const { told, status } = board()
  status.enter('ready')
  status.enter('ready')
  expect(told).toHaveLength(1)
})

it('tells the same words again only now and then, another word at once', () => {
  const { time, told, status } = board()
  status.said('0 g', time.now)
  time.now += sameNewsEveryMs - 1
  status.said('0 g', time.now)
  expect(told).toHaveLength(1)
  time.now += 1
  status.said('0 g', time.now)
  expect(told).toHaveLength(2)
  status.said('1 g', time.now)
  expect(told.at(-1)?.lastSaid).toBe('1 g')
  expect(status.status.lastSaidAt).toBe(time.now)
})

it('cuts what is too long to read', () => {
  const { status } = board()
  status.said('x'.repeat(3_000), 0)
  expect(status.status.lastSaid).toHaveLength(longestSaid)
})

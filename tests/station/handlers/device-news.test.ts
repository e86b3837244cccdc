import { describe, expect, it } from 'vitest'
import type { DeviceStatusView, WeightView } from '@shared/contract/devices'
import { createDeviceNews } from '../../../electron/station/handlers/device-news'

function listen() {
  const devices: DeviceStatusView[][] = []
  const weights: WeightView[] = []
  const news = createDeviceNews({ views: () => [], announceDevices: (views) => devices.push(views), announceWeight: (view) => weights.push(view) })
  return { news, devices, weights }
}

const weight = (grams: number, readAt: number): WeightView => ({ grams, stability: 'stable', readAt, deviceId: 'scale', refused: null })
const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

describe('the news of devices', () => {
  it('tells the devices once for all that changed in a turn, and nothing after the end', async () => {
    const { news, devices } = listen()
    news.changed()
    news.changed()
    expect(devices).toHaveLength(0)
    await nextTurn()
    expect(devices).toHaveLength(1)
    news.changed()
    news.close()
    await nextTurn()
    expect(devices).toHaveLength(1)
  })

  it('tells every other weight at once, and the same one once a second', () => {
    const { news, weights } = listen()
    for (const [grams, readAt] of [[0, 0], [0, 250], [412, 500], [412, 750], [412, 1_499], [412, 1_500], [0, 1_600]] as const) news.weight(weight(grams, readAt))
    expect(weights.map(({ grams, readAt }) => [grams, readAt])).toEqual([[0, 0], [412, 500], [412, 1_500], [0, 1_600]])
  })

  it('tells what became of the same weight, and goes on when the clock was set back', () => {
    const { news, weights } = listen()
    news.weight(weight(412, 10_000))
    news.weight({ ...weight(412, 10_010), refused: { kind: 'same-load' } })
    news.weight({ ...weight(412, 2_000), refused: { kind: 'same-load' } })
    expect(weights.map(({ readAt }) => readAt)).toEqual([10_000, 10_010, 2_000])
  })
})

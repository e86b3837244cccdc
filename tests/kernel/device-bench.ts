import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { DeviceAnswer, DeviceOrder, OrderFromTest } from './devices/device-orders'

/** The process that holds the device ends, as a test speaks to it. */
export interface DeviceBench {
  /** Gives what a device received, for the orders that ask for it. Rejects when the device end could not do it. */
  order(order: DeviceOrder): Promise<readonly string[]>
  close(): void
}

/** Every HID device reads in a thread of its own, every serial gadget too. */
const threads = '24'

export function openDeviceBench(): DeviceBench {
  const child = fork(join(__dirname, 'devices.cjs'), { env: { ...process.env, UV_THREADPOOL_SIZE: threads } })
  const waiting = new Map<number, { resolve(received: readonly string[]): void; reject(fault: Error): void }>()
  let lastId = 0
  child.on('message', ({ id, received, fault }: DeviceAnswer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (fault === null) asked?.resolve(received)
    else asked?.reject(new Error(fault))
  })
  child.on('exit', () => {
    for (const asked of waiting.values()) asked.reject(new Error('the process with the devices ended'))
  })
  return {
    order(order) {
      lastId += 1
      const message: OrderFromTest = { id: lastId, order }
      return new Promise((resolve, reject) => {
        waiting.set(lastId, { resolve, reject })
        child.send(message)
      })
    },
    close: () => void child.kill('SIGKILL'),
  }
}

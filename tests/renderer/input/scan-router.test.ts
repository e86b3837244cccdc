import { commandBarcode } from '@shared/domain/command-barcode'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { InputAction } from '../../../renderer/input/key-map'
import { createLayers } from '../../../renderer/input/layers'
import { createScanRouter, MAX_WAITING, type Reading } from '../../../renderer/input/scan-router'
import { testSeed } from '../../support/seeded'

const seed = testSeed('scan-router')

const reading = (text: string): Reading => ({ text, aim: null, source: 'serial-scanner' })

/** A bench that answers after the waits it is given, and writes down what began and ended. */
function slowBench(waits: readonly number[] = []) {
  const log: string[] = []
  let asked = 0
  const answer = async (what: string) => {
    log.push(`+${what}`)
    const turns = waits[asked++] ?? 0
    for (let turn = 0; turn < turns; turn++) await Promise.resolve()
    log.push(`-${what}`)
  }
  const layers = createLayers()
  const onFault = vi.fn<(fault: unknown) => void>()
  const refused: string[] = []
  const router = createScanRouter({
    layers,
    scan: ({ text }) => answer(text),
    act: (action: InputAction) => answer(action.kind === 'command' ? action.command : action.kind),
    refuse: ({ text }) => refused.push(text),
    onFault,
  })
  return { log, layers, router, onFault, refused }
}

describe('order', () => {
  test('every input is answered, one after the other, in the order it came', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ isScan: fc.boolean(), wait: fc.integer({ min: 0, max: 20 }) }), { maxLength: MAX_WAITING }), async (inputs) => {
      const { log, router } = slowBench(inputs.map(({ wait }) => wait))
      const names = inputs.map(({ isScan }, i) => (isScan ? `scan ${i}` : 'NEXT'))
      for (const [i, { isScan }] of inputs.entries()) {
        if (isScan) router.read(reading(`scan ${i}`))
        else router.act({ kind: 'command', command: 'NEXT' })
      }
      await router.idle()
      expect(log).toEqual(names.flatMap((name) => [`+${name}`, `-${name}`]))
    }), { seed })
  })

  test('an answer that throws is told and does not stop the next', async () => {
    const onFault = vi.fn<(fault: unknown) => void>()
    const scan = vi.fn<(given: Reading) => Promise<void>>().mockRejectedValueOnce(new Error('broken')).mockResolvedValue(undefined)
    const router = createScanRouter({ layers: createLayers(), scan, act: () => Promise.resolve(), refuse: () => undefined, onFault })
    router.read(reading('a'))
    router.read(reading('b'))
    await router.idle()
    expect(onFault).toHaveBeenCalledOnce()
    expect(scan).toHaveBeenCalledTimes(2)
  })

  test('what does not fit the queue is refused in words, never dropped', async () => {
    const { log, router, refused } = slowBench(Array(MAX_WAITING).fill(3))
    for (let i = 0; i < MAX_WAITING + 3; i++) router.read(reading(`scan ${i}`))
    expect(router.waiting).toBe(MAX_WAITING)
    expect(refused).toEqual([`scan ${MAX_WAITING}`, `scan ${MAX_WAITING + 1}`, `scan ${MAX_WAITING + 2}`])
    await router.idle()
    expect(log.filter((line) => line.startsWith('-'))).toHaveLength(MAX_WAITING)
    expect(router.waiting).toBe(0)
  })
})

describe('layers', () => {
  test('the top one hears a reading first, the bench what it lets through', async () => {
    const { log, layers, router } = slowBench()
    const heard: string[] = []
    layers.open({ onReading: ({ text }) => heard.push(`below ${text}`) > 0 })
    const close = layers.open({ onReading: ({ text }) => text === 'mine' && heard.push(`top ${text}`) > 0 })
    router.read(reading('mine'))
    router.read(reading('other'))
    await router.idle()
    expect(heard).toEqual(['top mine', 'below other'])
    close()
    router.read(reading('mine'))
    await router.idle()
    expect(heard.at(-1)).toBe('below mine')
    expect(log).toEqual([])
  })

  test('a command barcode acts on the top layer only, like its key', async () => {
    const { log, layers, router } = slowBench()
    const heard: InputAction[] = []
    const close = layers.open({ onAction: (action) => heard.push(action) > 0 })
    router.read(reading(commandBarcode('BACK')))
    router.act({ kind: 'command', command: 'BACK' })
    await router.idle()
    expect(heard).toEqual([{ kind: 'command', command: 'BACK' }, { kind: 'command', command: 'BACK' }])
    expect(log).toEqual([])
    close()
    router.read(reading(commandBarcode('BACK')))
    await router.idle()
    expect(log).toEqual([`+${commandBarcode('BACK')}`, `-${commandBarcode('BACK')}`])
  })

  test('a layer that opens between two readings hears the second', async () => {
    const layers = createLayers()
    const heard: string[] = []
    const scan = vi.fn<(given: Reading) => Promise<void>>(async () => {
      layers.open({ onReading: ({ text }) => heard.push(text) > 0 })
    })
    const router = createScanRouter({ layers, scan, act: () => Promise.resolve(), refuse: () => undefined, onFault: () => undefined })
    router.read(reading('first'))
    router.read(reading('second'))
    await router.idle()
    expect(scan).toHaveBeenCalledOnce()
    expect(heard).toEqual(['second'])
  })

  test('a key about what is on screen does not wait for the station', () => {
    const layers = createLayers()
    const router = createScanRouter({ layers, scan: () => new Promise(() => undefined), act: () => Promise.resolve(), refuse: () => undefined, onFault: () => undefined })
    router.read(reading('hangs'))
    const onAction = vi.fn<(action: InputAction) => boolean>(() => true)
    layers.open({ onAction })
    router.act({ kind: 'command', command: 'BACK' })
    expect(onAction).toHaveBeenCalledOnce()
  })
})

test('commands that open a page are the window’s own; every other command barcode is the station’s to understand', async () => {
  const { log, router } = slowBench()
  router.read(reading(commandBarcode('SHIFT SUMMARY')))
  router.read(reading(commandBarcode('HOLD')))
  router.read(reading('4711'))
  await router.idle()
  expect(log.filter((line) => line.startsWith('+'))).toEqual(['+SHIFT SUMMARY', `+${commandBarcode('HOLD')}`, '+4711'])
})

test('a command that the top layer leaves to others is never taken for a code by a layer', async () => {
  const layers = createLayers()
  const onReading = vi.fn<(given: Reading) => boolean>(() => true)
  layers.open({ onAction: () => false, onReading })
  const scan = vi.fn<(given: Reading) => Promise<void>>(() => Promise.resolve())
  const act = vi.fn<(action: InputAction) => Promise<void>>(() => Promise.resolve())
  const router = createScanRouter({ layers, scan, act, refuse: () => undefined, onFault: () => undefined })
  router.read(reading(commandBarcode('HOLD')))
  router.read(reading(commandBarcode('DEVICES')))
  router.read(reading('4711'))
  await router.idle()
  expect(scan.mock.calls.map(([{ text }]) => text)).toEqual([commandBarcode('HOLD')])
  expect(act).toHaveBeenCalledWith({ kind: 'command', command: 'DEVICES' })
  expect(onReading.mock.calls.map(([{ text }]) => text)).toEqual(['4711'])
})

test('LOCK goes past every open layer: whoever walks away locks the bench', async () => {
  const layers = createLayers()
  layers.open({ onAction: () => true, onReading: () => true })
  const act = vi.fn<(action: InputAction) => Promise<void>>(() => Promise.resolve())
  const router = createScanRouter({ layers, scan: () => Promise.resolve(), act, refuse: () => undefined, onFault: () => undefined })
  router.read(reading(commandBarcode('LOCK')))
  router.lock()
  await router.idle()
  expect(act.mock.calls).toEqual([[{ kind: 'command', command: 'LOCK' }], [{ kind: 'command', command: 'LOCK' }]])
})

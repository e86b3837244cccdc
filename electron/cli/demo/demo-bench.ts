import type { BenchAnswer, BenchView } from '@shared/contract/bench-view'
import type { WeightView } from '@shared/contract/devices'
import { EventEnvelopeSchema } from '@shared/contract/wire'
import { events } from '@shared/contract/events'
import type { RequestInput, RequestName, RequestOutput } from '@shared/contract/requests'
import type { Station } from '../../station/station'

/** How long the demo waits for any one answer of the bench before it calls it a fault. */
const ANSWER_TIMEOUT_MS = 10_000
const LOOK_AGAIN_MS = 20
const MAX_LIFTS = 3
/** A scanner that sees the same code again at once is taken for one trigger pull: hands pause before they mean it. */
const REPEAT_PAUSE_MS = 330

/** What went wrong, in words that name the step. */
export class DemoFault extends Error {}

/**
 * The demo's hands and eyes: it scans with the simulated scanner, whose bytes come back as readings of the real
 * driver, and routes them to the bench as the window does.
 */
export interface DemoBench {
  readonly view: () => BenchView
  /** Scans a code and waits for the answer of the bench. */
  scan(text: string): Promise<BenchAnswer>
  /** Puts the unit on the scale and waits until its weight is taken; lifts it and puts it on again when the bench asks for that. */
  weigh(grams: number): Promise<void>
  place(grams: number): Promise<void>
  remove(): Promise<void>
  /** Waits until the bench looks as wanted. */
  until(what: string, wanted: (view: BenchView) => boolean): Promise<BenchView>
  close(): void
}

async function requestOf<N extends RequestName>(station: Station, name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
  const result = await station.request(name, input)
  if (!result.ok) throw new DemoFault(`${name} was refused: ${result.failure.kind} ${JSON.stringify(result.failure.facts)}`)
  return result.value
}

/** The drivers look for their devices by themselves; hands wait until they are found. */
async function devicesFound(station: Station): Promise<void> {
  const deadline = Date.now() + ANSWER_TIMEOUT_MS
  for (;;) {
    const devices = await requestOf(station, 'devices.list', {})
    if (devices.every((device) => device.state === 'ready')) return
    if (Date.now() > deadline) throw new DemoFault(`not ready: ${devices.filter((device) => device.state !== 'ready').map((device) => `${device.deviceId} ${device.state} ${device.detail ?? ''}`).join(', ')}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

export async function openDemoBench(station: Station): Promise<DemoBench> {
  await devicesFound(station)
  let view = await requestOf(station, 'bench.view', {})
  let lastScan = { text: '', at: 0 }
  let weight: WeightView | null = null
  const watchers = new Set<() => void>()
  let awaited: { text: string; resolve: (answer: BenchAnswer) => void; reject: (fault: Error) => void } | null = null

  async function route(text: string): Promise<void> {
    const scan = awaited
    if (!scan || scan.text !== text) return scan?.reject(new DemoFault(`scanned ${JSON.stringify(scan.text)}, the driver read ${JSON.stringify(text)}`))
    awaited = null
    try {
      const answer = await requestOf(station, 'bench.scan', { text, aim: null, source: 'serial-scanner' })
      view = await requestOf(station, 'bench.view', {})
      scan.resolve(answer)
    } catch (fault) {
      scan.reject(fault instanceof Error ? fault : new Error(String(fault)))
    }
  }

  const stopListening = station.onMessage((message) => {
    const envelope = EventEnvelopeSchema.safeParse(message)
    if (!envelope.success) return
    if (envelope.data.event === 'scanRead') void route(events.scanRead.parse(envelope.data.payload).text)
    if (envelope.data.event === 'weightRead') weight = events.weightRead.parse(envelope.data.payload)
    if (envelope.data.event === 'benchChanged') view = events.benchChanged.parse(envelope.data.payload).view
    for (const watcher of watchers) watcher()
  })

  const place = async (grams: number) => void (await requestOf(station, 'simulated.act', { act: 'place', grams }))
  const remove = async () => void (await requestOf(station, 'simulated.act', { act: 'remove' }))

  function until(what: string, wanted: (view: BenchView) => boolean): Promise<BenchView> {
    if (wanted(view)) return Promise.resolve(view)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        watchers.delete(watcher)
        reject(new DemoFault(`waited ${ANSWER_TIMEOUT_MS} ms for ${what}; the bench is at ${view.step.kind}, scale ${JSON.stringify(weight)}, label ${view.label?.state ?? 'none'} ${view.label?.cause ?? ''}`))
      }, ANSWER_TIMEOUT_MS)
      const watcher = () => {
        if (!wanted(view)) return
        watchers.delete(watcher)
        clearTimeout(timer)
        resolve(view)
      }
      watchers.add(watcher)
    })
  }

  return {
    view: () => view,
    place,
    remove,
    until,
    async weigh(grams) {
      for (let lifts = 0; lifts <= MAX_LIFTS; lifts++) {
        await place(grams)
        await until('the weight', (now) => now.step.kind !== 'weigh' || weight?.liftFirst === true)
        if (view.step.kind !== 'weigh') return
        await remove()
        await until('an empty scale', () => weight?.stability === 'stable' && weight.grams === 0)
      }
      throw new DemoFault(`the weight was not taken after lifting the unit ${MAX_LIFTS} times`)
    },
    async scan(text) {
      if (text === lastScan.text) await new Promise((resolve) => setTimeout(resolve, Math.max(0, lastScan.at + REPEAT_PAUSE_MS - Date.now())))
      let timer: NodeJS.Timeout | undefined
      const answered = new Promise<BenchAnswer>((resolve, reject) => {
        awaited = { text, resolve, reject }
        timer = setTimeout(() => reject(new DemoFault(`no answer to the scan of ${JSON.stringify(text)} within ${ANSWER_TIMEOUT_MS} ms`)), ANSWER_TIMEOUT_MS)
      })
      await requestOf(station, 'simulated.act', { act: 'scan', text })
      return answered.finally(() => {
        clearTimeout(timer)
        lastScan = { text, at: Date.now() }
      })
    },
    close: () => stopListening(),
  }
}

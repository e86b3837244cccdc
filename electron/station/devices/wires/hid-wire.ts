import { createServer, type Server, type Socket } from 'node:net'
import { createListeners } from '../listeners'
import { createHidFrameReader, encodeHidFrame, hidFrameKinds } from '../transports/hid-frames'
import { listenOnLoopback } from './tcp-wire'
import type { Wire } from './wire'

/** What a device does with a feature report: takes it, refuses it, or never says a word. */
export type FeatureAnswer = 'taken' | 'stalled' | 'none'

/** The cable of a simulated HID device. `write` sends one input report, `onBytes` hears one output report per call. */
export interface HidWire extends Wire {
  /** Decides over feature reports; before it is called, all are taken. */
  answerFeatures(answer: (report: Uint8Array) => FeatureAnswer): void
}

/**
 * Opens the device's end of a HID cable on 127.0.0.1; the station's end is `createWireHidTransport`. The report descriptor is
 * told to whoever connects, as the system tells that of a real device; empty where it does not. One listener at a time, the newest.
 */
export async function openHidWire(reportDescriptor: Uint8Array = new Uint8Array(0)): Promise<HidWire> {
  const listeners = createListeners<Uint8Array>()
  let answerTo: (report: Uint8Array) => FeatureAnswer = () => 'taken'
  let port = 0
  let server: Server | null = null
  let socket: Socket | null = null

  function serve(arrived: Socket): void {
    socket?.destroy()
    socket = arrived
    const reader = createHidFrameReader()
    arrived.setNoDelay(true)
    arrived.on('error', () => undefined)
    arrived.on('close', () => {
      if (socket === arrived) socket = null
    })
    arrived.on('data', (bytes: Buffer) => {
      const frames = reader.push(bytes)
      if (frames === null) arrived.destroy()
      for (const { kind, content } of frames ?? []) {
        if (kind === hidFrameKinds.output) listeners.announce(content)
        else if (kind === hidFrameKinds.feature) answerFeature(arrived, answerTo(content))
      }
    })
    arrived.write(encodeHidFrame(hidFrameKinds.descriptor, reportDescriptor))
  }

  async function plug(): Promise<void> {
    if (server !== null) return
    const listening = createServer(serve)
    port = await listenOnLoopback(listening, port)
    server = listening
  }

  async function unplug(): Promise<void> {
    const plugged = server
    server = null
    socket?.destroy()
    if (plugged !== null) await new Promise<void>((resolve) => plugged.close(() => resolve()))
  }

  await plug()
  return {
    get address() {
      return `wire-hid:${port}`
    },
    get isPlugged() {
      return server !== null
    },
    write: (report) => void socket?.write(encodeHidFrame(hidFrameKinds.input, report)),
    onBytes: listeners.add,
    answerFeatures(answer) {
      answerTo = answer
    },
    unplug,
    plug,
    close: unplug,
  }
}

function answerFeature(socket: Socket, answer: FeatureAnswer): void {
  if (answer === 'none') return
  socket.write(encodeHidFrame(answer === 'taken' ? hidFrameKinds.taken : hidFrameKinds.stalled, new Uint8Array(0)))
}

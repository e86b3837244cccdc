import { DEFAULT_DPI, dotsPerMm, type Dpi } from '@shared/labels/label'
import type { DurationMs, Instant } from '@shared/domain/quantities'
import { createServer, type Server, type Socket } from 'node:net'
import type { Clock } from '../../ports'
import { createListeners } from '../listeners'
import { listenOnLoopback } from '../wires/tcp-wire'
import { createZplInput, type ZplCommand } from './simulated-zpl-input'

export interface SimulatedPrinterSwitches {
  readonly isPaperOut: boolean
  readonly isHeadOpen: boolean
  readonly isRibbonOut: boolean
  readonly isPaused: boolean
  /** Has no room for a further label. */
  readonly isBufferFull: boolean
  /** Gives no answer to `~HS` while it is in trouble, only to `~HQES`; some real ones do so. */
  readonly isQuietInTrouble: boolean
  /** Takes labels and never prints one. */
  readonly neverPrints: boolean
  /** Takes labels, forgets them and says that all is well: a printer in another language's mode. */
  readonly swallows: boolean
  /** Knows no odometer and answers no question for a setting: an imitation. */
  readonly hasNoOdometer: boolean
  /** Labels left on the roll; null for a roll without end. At 0 the paper is out, and the label asked for last stays in memory. */
  readonly labelsOnRoll: number | null
  /** Takes labels, prints them, and never answers a question. */
  readonly neverAnswers: boolean
  /** Leaves what is sent to it unread. */
  readonly neverReads: boolean
  /** Resets the connection after this many bytes of a label, counted from the next `^XA`; null for never. Works once. */
  readonly resetAfterBytes: number | null
  /** It hangs up politely (FIN) where it would reset the connection. */
  readonly hangsUp: boolean
  /** From the top of one label to the top of the next, as the sensor measured it. */
  readonly labelLengthMm: number
  /** How long one label takes. */
  readonly printMs: DurationMs
}

export const simulatedPrinterSwitches: SimulatedPrinterSwitches = {
  isPaperOut: false,
  isHeadOpen: false,
  isRibbonOut: false,
  isPaused: false,
  isBufferFull: false,
  isQuietInTrouble: false,
  neverPrints: false,
  swallows: false,
  hasNoOdometer: false,
  labelsOnRoll: null,
  neverAnswers: false,
  neverReads: false,
  resetAfterBytes: null,
  hangsUp: false,
  labelLengthMm: 35,
  printMs: 300,
}

export interface PrintedLabel {
  /** The format as received, `^XA` to `^XZ`. */
  readonly zpl: string
  readonly at: Instant
}

/** What the printer is. */
export interface SimulatedPrinterModel {
  /** Where it listens on this machine; left out: a free port. */
  readonly port?: number | undefined
  readonly dpi?: Dpi | undefined
}

export interface SimulatedLabelPrinter {
  readonly address: string
  readonly isPlugged: boolean
  readonly switches: SimulatedPrinterSwitches
  /** Every label that came out, in order. */
  readonly labels: readonly PrintedLabel[]
  /** The settings that were asked for last, in order. */
  readonly asked: readonly string[]
  /** How often everything in the printer was deleted with `~JA`. */
  readonly cancels: number
  onLabel(listener: (label: PrintedLabel) => void): () => void
  switch(switches: Partial<SimulatedPrinterSwitches>): void
  /** Loses what it holds, as a printer that is switched off and on. */
  powerCycle(): void
  unplug(): Promise<void>
  plug(): Promise<void>
  close(): Promise<void>
}

/** What a label of the bench adds to the odometer. */
const INCHES_A_LABEL = 1.26
/** Settings asked for that are remembered. */
const MAX_ASKED_KEPT = 100
/** Copies of one format: more means a mistake in the format. */
const MAX_COPIES = 100

/**
 * A label printer on 127.0.0.1, on a free port unless one is named: never on 9100 by itself, where other software of the
 * machine may listen. Understands `^XA … ^XZ`, `~HS`, `~HQES`, `~HQOD`, `~HI`, `~JA` and two settings, with a memory that
 * outlives the connection, as a real one has.
 */
export async function openSimulatedLabelPrinter(
  clock: Clock,
  initial: Partial<SimulatedPrinterSwitches> = {},
  about: SimulatedPrinterModel = {},
): Promise<SimulatedLabelPrinter> {
  const listeners = createListeners<PrintedLabel>()
  const labels: PrintedLabel[] = []
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const input = createZplInput()
  let switches: SimulatedPrinterSwitches = { ...simulatedPrinterSwitches, ...initial }
  let waiting: string[] = []
  let printing: ReturnType<typeof setTimeout> | undefined
  let cancels = 0
  let port = about.port ?? 0
  const dpi = about.dpi ?? DEFAULT_DPI
  let server: Server | null = null

  function isPaperOut(): boolean {
    return switches.isPaperOut || switches.labelsOnRoll === 0
  }

  function isInTrouble(): boolean {
    const { isHeadOpen, isRibbonOut, isPaused } = switches
    return isPaperOut() || isHeadOpen || isRibbonOut || isPaused
  }

  function canPrint(): boolean {
    return !isInTrouble() && !switches.neverPrints
  }

  function printNext(): void {
    if (printing !== undefined || waiting.length === 0 || !canPrint()) return
    printing = setTimeout(() => {
      printing = undefined
      // A head opened half-way through: the label stays in memory and is printed again.
      if (!canPrint()) return
      const zpl = waiting.shift()
      if (zpl !== undefined) {
        const label = { zpl, at: clock.now() }
        if (switches.labelsOnRoll !== null) switches = { ...switches, labelsOnRoll: switches.labelsOnRoll - 1 }
        labels.push(label)
        listeners.announce(label)
      }
      printNext()
    }, switches.printMs)
  }

  function cancelAll(): void {
    waiting = []
    clearTimeout(printing)
    printing = undefined
  }

  function flag(isSet: boolean): string {
    return isSet ? '1' : '0'
  }

  function hostStatus(): string {
    const formats = String(Math.max(0, waiting.length - 1)).padStart(3, '0')
    const remaining = String(Math.min(1, waiting.length)).padStart(8, '0')
    const { isPaused, isHeadOpen, isRibbonOut, isBufferFull } = switches
    return [
      `\x02030,${flag(isPaperOut())},${flag(isPaused)},1245,${formats},${flag(isBufferFull)},0,${flag(input.hasPartialFormat)},000,0,0,0\x03\r\n`,
      `\x02000,0,${flag(isHeadOpen)},${flag(isRibbonOut)},0,2,4,0,${remaining},1,000\x03\r\n`,
      `\x021234,0\x03\r\n`,
    ].join('')
  }

  function errorStatus(): string {
    const { isRibbonOut, isHeadOpen } = switches
    const mask = (isPaperOut() ? 1 : 0) | (isRibbonOut ? 2 : 0) | (isHeadOpen ? 4 : 0)
    const errors = `${flag(mask !== 0)} 00000000 ${mask.toString(16).padStart(8, '0')}`
    return `\r\n  PRINTER STATUS\r\n     ERRORS:         ${errors}\r\n     WARNINGS:       0 00000000 00000000\r\n`
  }

  function answer(socket: Socket, question: Exclude<ZplCommand, '~JA'>): void {
    if (switches.neverAnswers || (question === '~HS' && switches.isQuietInTrouble && isInTrouble())) return
    const meters = `\r\n  PRINT METERS\r\n     TOTAL NONRESETTABLE:  ${String(labels.length * INCHES_A_LABEL).padStart(12)} "\r\n`
    const texts = { '~HS': hostStatus, '~HQES': errorStatus, '~HQOD': () => meters, '~HI': () => `\x02Turnback virtual-${dpi}dpi,V1.0,${dotsPerMm(dpi)},8192KB\x03\r\n` }
    socket.write(texts[question](), 'latin1')
  }

  function tellConfiguration(socket: Socket): void {
    asked.push('^HH')
    if (!switches.neverAnswers && !switches.hasNoOdometer) socket.write(configuration(), 'latin1')
  }

  function tellSetting(socket: Socket, name: string): void {
    asked.push(name)
    if (asked.length > MAX_ASKED_KEPT) asked.shift()
    if (switches.neverAnswers || switches.hasNoOdometer) return
    socket.write(name === 'odometer.total_label_count' ? `"${labels.length}"` : name === 'device.host_status' ? `"${hostStatus().replace(/[\x02\x03]/g, '').trim()}"` : '"?"', 'latin1')
  }

  function configuration(): string {
    const lines = [['GAP/NOTCH', 'MEDIA TYPE'], [dotsPerMm(dpi) * 104, 'PRINT WIDTH'], [Math.round(switches.labelLengthMm * dotsPerMm(dpi)), 'LABEL LENGTH'], ['ZPL II', 'ZPL MODE'], [`${dotsPerMm(dpi) * 104} ${dotsPerMm(dpi)}/MM FULL`, 'RESOLUTION'], ['V1.0', 'FIRMWARE']]
    return `\x02${lines.map(([value, name]) => `  ${String(value).padEnd(20)}${String(name).padEnd(18)}\r\n`).join('')}\x03`
  }

  function receive(socket: Socket, bytes: Buffer): void {
    const limit = switches.resetAfterBytes
    const taken = limit === null ? bytes : input.upTo(bytes, limit)
    for (const part of input.push(taken)) {
      if (part.kind === 'format' && part.zpl.includes('^HH')) tellConfiguration(socket)
      else if (part.kind === 'format') takeFormat(part.zpl)
      else if (part.kind === 'setting') tellSetting(socket, part.name)
      else if (part.command === '~JA') {
        cancels += 1
        cancelAll()
      } else answer(socket, part.command)
      printNext()
    }
    if (taken.length === bytes.length) return
    switches = { ...switches, resetAfterBytes: null }
    if (switches.hangsUp) socket.end()
    else socket.resetAndDestroy()
  }

  function takeFormat(zpl: string): void {
    if (switches.swallows || !/\^F[DS]|\^G/.test(zpl)) return
    const copies = Math.min(MAX_COPIES, Math.max(1, Number(/\^PQ(\d+)/.exec(zpl)?.[1] ?? 1)))
    for (let copy = 0; copy < copies; copy++) waiting.push(zpl)
  }

  function serve(socket: Socket): void {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (bytes: Buffer) => receive(socket, bytes))
    if (switches.neverReads) socket.pause()
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
    for (const socket of sockets) socket.destroy()
    if (plugged !== null) await new Promise<void>((resolve) => plugged.close(() => resolve()))
  }

  function powerCycle(): void {
    cancelAll()
    input.forget()
  }

  await plug()
  return {
    get address() {
      return `tcp://127.0.0.1:${port}`
    },
    get isPlugged() {
      return server !== null
    },
    get switches() {
      return switches
    },
    labels,
    asked,
    get cancels() {
      return cancels
    },
    onLabel: listeners.add,
    switch(changes) {
      switches = { ...switches, ...changes }
      printNext()
    },
    powerCycle,
    unplug,
    plug,
    async close() {
      powerCycle()
      await unplug()
    },
  }
}

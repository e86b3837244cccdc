import type { ScanSource } from '@shared/domain/reading'
import { cleanScan } from '@shared/domain/barcode'
import type { Instant } from '@shared/domain/quantities'
import { isWindowCommand, parseCommandBarcode } from '@shared/domain/command-barcode'
import type { InputAction } from './key-map'
import type { Layers } from './layers'

/** A code that was read or typed. */
export interface Reading {
  readonly text: string
  readonly aim: string | null
  readonly source: ScanSource
  /** When its last byte came; left out for what was typed. */
  readonly readAt?: Instant | undefined
  /** The scanner that read it; left out for what was typed. */
  readonly deviceId?: string | undefined
}

/** Most inputs that may wait for their answer. A person reaches it only when the station hangs. */
export const MAX_WAITING = 100

export interface ScanRouterParts {
  readonly layers: Layers
  /** Takes a reading to the bench; resolves when it is answered. */
  readonly scan: (reading: Reading) => Promise<void>
  /** Takes an action to the bench or to a page; resolves when it is answered. */
  readonly act: (action: InputAction) => Promise<void>
  /** Answers a reading that cannot wait any more, so that none is dropped without a word. */
  readonly refuse: (reading: Reading) => void
  readonly onFault: (fault: unknown) => void
}

/** Where every reading and every action enters. */
export interface ScanRouter {
  read(reading: Reading): void
  act(action: InputAction): void
  /** Locks the bench, whatever page or dialog is open. */
  lock(): void
  /** Inputs that wait for their answer. */
  readonly waiting: number
  /** Resolves when everything so far is answered. */
  idle(): Promise<void>
}

type Waiting = { readonly reading: Reading } | { readonly action: InputAction }

/**
 * Answers inputs strictly one after another, in the order they came: a key pressed right after a scan is judged after it.
 * A layer on top hears an input first. A command barcode is the same as its key, so it too acts on the top layer only.
 */
export function createScanRouter(parts: ScanRouterParts): ScanRouter {
  const queue: Waiting[] = []
  let running: Promise<void> | null = null
  // Set before the first answer: an answer may itself bring the next input.
  let isRunning = false

  async function answer(waiting: Waiting): Promise<void> {
    if ('action' in waiting) return parts.act(waiting.action)
    const { reading } = waiting
    const command = parseCommandBarcode(cleanScan(reading.text))
    // Whoever walks away locks the bench, whatever is open.
    if (command === 'LOCK') return parts.act({ kind: 'command', command })
    if (command !== null && parts.layers.takeAction({ kind: 'command', command })) return
    // A command that the top layer leaves to others is a command still: no layer takes it for a code.
    if (command === null && parts.layers.takeReading(reading)) return
    // Only the window knows its pages; all other commands are the station's to understand.
    if (command !== null && isWindowCommand(command)) return parts.act({ kind: 'command', command })
    return parts.scan(reading)
  }

  async function run(): Promise<void> {
    isRunning = true
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      try {
        await answer(next)
      } catch (fault) {
        parts.onFault(fault)
      }
      queue.shift()
    }
    running = null
    isRunning = false
  }

  function add(waiting: Waiting): void {
    queue.push(waiting)
    if (!isRunning) running = run()
  }

  return {
    read(reading) {
      if (queue.length >= MAX_WAITING) parts.refuse(reading)
      else add({ reading })
    },
    act(action) {
      // A layer is about what is on screen now, so it does not wait for the station.
      if (parts.layers.takeAction(action)) return
      if (queue.length < MAX_WAITING) add({ action })
    },
    lock: () => add({ action: { kind: 'command', command: 'LOCK' } }),
    get waiting() {
      return queue.length
    },
    idle: () => running ?? Promise.resolve(),
  }
}

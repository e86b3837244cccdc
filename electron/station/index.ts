import { HostMessageSchema, type HostMessage } from '@shared/contract/wire'
import { createLog } from './log'
import { openStation } from './station'

/*
 * Entry of the station process: under Electron's utilityProcess, or under plain Node where the runtime cannot hold
 * the native modules. Arguments come as TURNBACK_* environment variables, traffic over the parent's channel.
 */

interface ParentChannel {
  post(message: HostMessage): void
  onMessage(listener: (message: unknown) => void): void
  onLost(listener: () => void): void
}

interface ElectronParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

function openParentChannel(): ParentChannel {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Electron adds the port; plain Node has none
  const port = (process as { parentPort?: ElectronParentPort }).parentPort
  if (port) return { post: (message) => port.postMessage(message), onMessage: (listener) => port.on('message', (event) => listener(event.data)), onLost: () => {} }
  if (!process.send) throw new Error('the station process needs a parent')
  return {
    post: (message) => process.connected && process.send?.(message),
    onMessage: (listener) => process.on('message', listener),
    onLost: (listener) => process.on('disconnect', listener),
  }
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

async function run(): Promise<void> {
  const channel = openParentChannel()
  const log = createLog('station')
  process.on('uncaughtException', (fault) => {
    log.error('station stops after a fault', { cause: fault.stack ?? fault.message })
    process.exit(1)
  })
  try {
    const station = await openStation({
      storeDir: required('TURNBACK_STORE'),
      resourcesDir: required('TURNBACK_RESOURCES'),
      exportsDir: required('TURNBACK_EXPORTS'),
      version: process.env.TURNBACK_VERSION ?? '0',
      log,
    })
    let stopping = false
    const stop = () => {
      if (stopping) return
      stopping = true
      void station.close().finally(() => process.exit(0))
    }
    station.onMessage((message) => channel.post({ host: 'window', message }))
    channel.onLost(stop)
    channel.onMessage((raw) => {
      const message = HostMessageSchema.safeParse(raw)
      if (!message.success) return
      if (message.data.host === 'stop') stop()
      if (message.data.host === 'burst') station.keyBurst(message.data.burst)
      if (message.data.host === 'window') {
        void station.receive(message.data.message).then((reply) => reply && channel.post({ host: 'window', message: reply }))
      }
    })
    channel.post({ host: 'ready' })
    station.onWedgeTiming((timing) => channel.post({ host: 'wedge-timing', timing }))
  } catch (fault) {
    log.error('station cannot start', { cause: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
    channel.post({ host: 'fatal', message: fault instanceof Error ? fault.message : String(fault) })
    // Time for the message to leave the process before it ends.
    setTimeout(() => process.exit(1), 50)
  }
}

void run()

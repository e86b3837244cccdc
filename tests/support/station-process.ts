import { StationMessageSchema, PROTOCOL_VERSION, type ReplyEnvelope } from '@shared/contract/wire'
import { events } from '@shared/contract/events'
import { requests, type RequestInput, type RequestName, type RequestOutput } from '@shared/contract/requests'
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const START_TIMEOUT_MS = 15_000
const ANSWER_TIMEOUT_MS = 10_000

/** The built station as a child process, spoken to over its wire, and killed without warning. */
export interface StationProcess {
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>>
  /** No goodbye, no flush; SIGSEGV is how a native library ends it. Resolves when the process is gone. */
  kill(signal?: 'SIGKILL' | 'SIGSEGV'): Promise<void>
  /** Stops the process where it is, as a machine that sleeps does, and lets it go on. */
  suspend(): void
  resume(): void
  /** Codes of scanners as the station announced them, oldest first. */
  readonly scans: readonly string[]
  stop(): Promise<void>
}

export class StationGone extends Error {}

/** Starts `out/main/station.cjs` on a data folder; resolves when it is ready to answer. */
export async function startStationProcess(dataDir: string, env: Record<string, string> = {}): Promise<StationProcess> {
  const child: ChildProcess = fork('out/main/station.cjs', [], {
    serialization: 'json', stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [],
    env: { ...(process.env as Record<string, string>), TURNBACK_STORE: join(dataDir, 'store'), TURNBACK_RESOURCES: join(process.cwd(), 'resources'), TURNBACK_EXPORTS: join(dataDir, 'exports'), TURNBACK_VERSION: 'test', ...env },
  })
  let said = ''
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  child.on('error', () => {})
  const scans: string[] = []
  const waiting = new Map<number, { resolve: (reply: ReplyEnvelope) => void; reject: (fault: Error) => void }>()
  const exited = new Promise<void>((resolve) => child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new StationGone('the station is gone'))
    waiting.clear()
    resolve()
  }))
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the station did not start: ${said}`)), START_TIMEOUT_MS)
    child.on('message', (message: { host?: string; message?: unknown }) => {
      if (message.host === 'ready') resolve()
      if (message.host === 'fatal') reject(new Error(String(message.message)))
      clearTimeout(timer)
      if (message.host !== 'window') return
      const parsed = StationMessageSchema.safeParse(message.message)
      if (parsed.success && 'event' in parsed.data && parsed.data.event === 'scanRead') scans.push(events.scanRead.parse(parsed.data.payload).text)
      if (!parsed.success || !('id' in parsed.data)) return
      waiting.get(parsed.data.id)?.resolve(parsed.data)
      waiting.delete(parsed.data.id)
    })
  })
  let nextId = 1
  return {
    async request(name, input) {
      const id = nextId++
      const reply = await new Promise<ReplyEnvelope>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no answer to ${name}: ${said}`)), ANSWER_TIMEOUT_MS)
        waiting.set(id, {
          resolve: (value) => { clearTimeout(timer); resolve(value) },
          reject: (fault) => { clearTimeout(timer); reject(fault) },
        })
        if (!child.connected) return waiting.get(id)?.reject(new StationGone('the station is gone'))
        child.send({ host: 'window', message: { protocol: PROTOCOL_VERSION, id, name, input } }, () => {})
      })
      if (!reply.ok) throw new Error(`${name} was refused: ${reply.failure.kind} ${JSON.stringify(reply.failure.facts)}\n${said}`)
      return requests[name].output.parse(reply.output) as RequestOutput<typeof name>
    },
    scans,
    suspend: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async kill(signal = 'SIGKILL') {
      child.kill(signal)
      await exited
    },
    async stop() {
      if (child.connected) child.send({ host: 'stop' }, () => {})
      await exited
    },
  }
}

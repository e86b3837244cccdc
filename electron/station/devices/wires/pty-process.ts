import type { DurationMs } from '@shared/domain/quantities'
import { ok, refuse, type Result } from '@shared/domain/result'
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'

/** `script` starts within some ten milliseconds; a loaded machine gets more. */
const startTimeoutMs: DurationMs = 5_000
const exitTimeoutMs: DurationMs = 2_000

/**
 * Runs inside the pseudo terminal: makes it transparent, tells its name, and holds it open as long as the station
 * lives, so that nothing is left over after a crash of the station.
 */
function holdOpenWhileAlive(pid: number): string {
  return `stty raw -echo; tty; while kill -0 ${pid} 2>/dev/null; do sleep 2; done`
}

/** One pseudo terminal: `slavePath` is what a serial driver opens, the rest is the side of the device. */
export interface PtyProcess {
  readonly slavePath: string
  write(bytes: Uint8Array): void
  /** Ends the terminal as a pulled cable would: whoever has it open sees a hang-up. */
  kill(): Promise<void>
}

export interface PtyHandlers {
  bytes(bytes: Uint8Array): void
  /** The terminal ended without `kill`. */
  ended(): void
}

/**
 * Opens a pseudo terminal through `script` of util-linux, which every Debian has: no native code, no extra package.
 * Its first line of output is the name of the slave side; from then on its input and output are the master side.
 * Refused with a reason where there is no such `script`.
 */
export async function openPtyProcess(handlers: PtyHandlers): Promise<Result<PtyProcess, string>> {
  if (process.platform !== 'linux') return refuse(`no pseudo terminals by script on ${process.platform}`)
  // Its own process group, so that one signal ends `script` and whatever it started there.
  const child = spawn('script', ['-qfc', holdOpenWhileAlive(process.pid), '/dev/null'], { detached: true, stdio: 'pipe' })
  // For good: a write may meet a terminal that just ended.
  child.stdin.on('error', () => undefined)
  child.stderr.resume()
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(`script ended: ${signal ?? code}`))
  })
  const started = await firstLine(child, exited)
  if (!started.ok) {
    killGroup(child)
    return started
  }
  let isKilled = false
  child.stdout.on('data', (bytes: Buffer) => handlers.bytes(bytes))
  if (started.value.rest.length > 0) handlers.bytes(started.value.rest)
  void exited.then(() => {
    if (!isKilled) handlers.ended()
  })
  return ok({
    slavePath: started.value.line,
    write: (bytes) => void child.stdin.write(bytes),
    async kill() {
      isKilled = true
      killGroup(child)
      await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, exitTimeoutMs).unref())])
    },
  })
}

/** The first line `script` puts out, and what already followed it. */
async function firstLine(
  child: ChildProcessWithoutNullStreams,
  exited: Promise<string>,
): Promise<Result<{ line: string; rest: Uint8Array }, string>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let heard = Buffer.alloc(0)
  const line = new Promise<Result<{ line: string; rest: Uint8Array }, string>>((resolve) => {
    timer = setTimeout(() => resolve(refuse(`no pseudo terminal after ${startTimeoutMs} ms`)), startTimeoutMs)
    child.stdout.on('data', function read(bytes: Buffer) {
      heard = Buffer.concat([heard, bytes])
      const end = heard.indexOf('\n')
      if (end < 0) return
      child.stdout.off('data', read)
      const path = heard.subarray(0, end).toString('latin1').trim()
      const isTerminal = path.startsWith('/dev/')
      resolve(isTerminal ? ok({ line: path, rest: heard.subarray(end + 1) }) : refuse(`not a terminal: ${path}`))
    })
  })
  const outcome = await Promise.race([line, exited.then((why) => refuse(why))])
  clearTimeout(timer)
  return outcome
}

function killGroup(child: ChildProcessWithoutNullStreams): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Already gone: that is what was wanted.
  }
}

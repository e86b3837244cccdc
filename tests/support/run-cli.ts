import { spawn } from 'node:child_process'

export interface CliRun {
  readonly exit: number | null
  readonly lines: readonly unknown[]
  readonly stdout: string
  readonly stderr: string
}

const CLI_TIMEOUT_MS = 120_000

/** Runs the built command line as a person would, and reads its answers. */
export function runCli(args: readonly string[], input = ''): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['out/main/cli.cjs', ...args], { stdio: 'pipe', timeout: CLI_TIMEOUT_MS })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()))
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
    child.on('error', reject)
    child.on('close', (exit) => resolve({ exit, stdout, stderr, lines: stdout.split('\n').filter(Boolean).map((line): unknown => JSON.parse(line)) }))
    child.stdin.end(input)
  })
}

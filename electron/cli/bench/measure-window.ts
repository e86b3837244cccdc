import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import type { Figure } from './bench-row'
import { percentile } from './timings'

const P50_MS = 30
const P99_MS = 100

const AnswersSchema = z.object({ answersMs: z.array(z.number()) })

/**
 * From the last byte of a scan to the painted answer, in the real window. It takes Electron and a driver for it, which
 * a checkout has and an installed app has not: the wrapper of the command line names the script in TURNBACK_BENCH_WINDOW.
 * Null without it.
 */
export async function measureWindow(dir: string): Promise<readonly Figure[] | null> {
  const script = process.env.TURNBACK_BENCH_WINDOW
  if (!script) return null
  const child = spawn(process.execPath, [script, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [output, code] = await Promise.all([text(child.stdout), new Promise<number | null>((resolve) => child.once('exit', resolve))])
  if (code !== 0) throw new Error(`measuring the window ended with ${code}`)
  const { answersMs } = AnswersSchema.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''))
  const rows = { scans: answersMs.length }
  return [
    { metric: 'scan-to-painted-answer-p50', value: percentile(answersMs, 0.5), unit: 'ms', goal: P50_MS, better: 'lower', rows },
    { metric: 'scan-to-painted-answer-p99', value: percentile(answersMs, 0.99), unit: 'ms', goal: P99_MS, better: 'lower', rows },
  ]
}

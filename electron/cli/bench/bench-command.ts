import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { assertNever, ok, refuse, type Result } from '@shared/domain/result'
import { loadTemplates } from '../../station/templates/load-templates'
import { parseArguments, wholeNumber } from '../arguments'
import { answer, EXIT, misuse, tell, type ExitCode } from '../outcome'
import { resourcesDir } from '../resources-dir'
import { fillBenchData, isFilled, sizeFile, type DataSize, type FilledData } from './bench-data'
import { benchRow, type Figure } from './bench-row'
import { FULL_DEVICES, measureDevices, type DevicesSize } from './devices-bench'
import { measureInspection } from './inspection-bench'
import { measureLabels } from './labels-bench'
import { FULL_SIZE, measureMain } from './main-bench'

export const benchUsage = 'bench [main|labels|devices|inspection] [--json] [--dir DIR] [--items N] [--lines N] [--entries N] [--scans N] [--weights N] [--idle-seconds N] [--hours N]'

const BENCHES = ['main', 'labels', 'devices', 'inspection'] as const
type BenchName = (typeof BENCHES)[number]
const MAX_ROWS = 10_000_000
const COUNTS = [['items', 'items'], ['lines', 'lines'], ['entries', 'entries'], ['scans', 'scans'], ['weights', 'weights'], ['idle-seconds', 'idleSeconds'], ['hours', 'hours']] as const

interface BenchOrder {
  readonly names: readonly BenchName[]
  /** A folder that keeps the made-up data for the next time; null: a temporary one. */
  readonly dir: string | null
  readonly size: DataSize
  readonly devices: DevicesSize
}

const SizeSchema = z.object({ items: z.number(), lines: z.number(), entries: z.number() })

/** Measures the product on this machine. One JSON object a line; a missed goal is told in its line, and the exit stays 0: a figure is no fault. */
export async function benchCommand(argv: readonly string[]): Promise<ExitCode> {
  const order = readOrder(argv)
  if (!order.ok) return misuse(order.failure, benchUsage)
  for (const name of order.value.names) {
    const exit = await runBench(name, order.value)
    if (exit !== EXIT.done) return exit
  }
  return EXIT.done
}

async function runBench(name: BenchName, order: BenchOrder): Promise<ExitCode> {
  switch (name) {
    case 'main':
      return benchMain(order)
    case 'labels':
      return tellFigures(name, measureLabels())
    case 'devices':
      return tellFigures(name, measureDevices(order.devices))
    case 'inspection':
      return tellFigures(name, measureInspection(await loadTemplates(resourcesDir())))
    default:
      return assertNever(name, 'bench')
  }
}

function readOrder(argv: readonly string[]): Result<BenchOrder, string> {
  // Answers are always JSON; the flag is taken so that a script may say what it expects.
  const args = parseArguments(argv.filter((word) => word !== '--json'), ['dir', 'items', 'lines', 'entries', 'scans', 'weights', 'idle-seconds', 'hours'])
  if (!args.ok) return args
  const names = args.value.positional.map((name) => BENCHES.find((bench) => bench === name) ?? name)
  const unknown = names.find((name) => !BENCHES.some((bench) => bench === name))
  if (unknown !== undefined) return refuse(`there is no bench ${JSON.stringify(unknown)}; known: ${BENCHES.join(', ')}`)
  const counts: Record<keyof DataSize | keyof DevicesSize, number> = { ...FULL_SIZE, ...FULL_DEVICES }
  for (const [option, name] of COUNTS) {
    const count = wholeNumber(args.value.options.get(option) ?? String(counts[name]), option, option === 'hours' ? 0 : 1, MAX_ROWS)
    if (!count.ok) return count
    counts[name] = count.value
  }
  const { items, lines, entries, ...devices } = counts
  return ok({ names: names.length > 0 ? BENCHES.filter((bench) => names.includes(bench)) : BENCHES, dir: args.value.options.get('dir') ?? null, size: { items, lines, entries }, devices })
}

async function benchMain(order: BenchOrder): Promise<ExitCode> {
  const dir = order.dir ?? mkdtempSync(join(tmpdir(), 'turnback-bench-'))
  try {
    const templates = await loadTemplates(resourcesDir())
    let filled: FilledData = { importRowsPerSecond: null }
    if (isFilled(dir)) {
      const missing = whatIsMissing(dir, order.size)
      if (missing !== null) {
        tell(`turnback: ${dir} ${missing}. Name an empty folder, or none.`)
        return EXIT.refused
      }
    } else filled = await fillBenchData(dir, order.size, templates)
    return await tellFigures('main', measureMain(dir, order.size, filled, templates))
  } finally {
    if (order.dir === null) rmSync(dir, { recursive: true, force: true })
  }
}

/** A figure on less data than it names would be a lie, so it is refused. */
function whatIsMissing(dir: string, wanted: DataSize): string | null {
  const held = SizeSchema.safeParse(JSON.parse(readFileSync(sizeFile(dir), 'utf8')))
  if (!held.success || !existsSync(join(dir, 'store', 'journal.db'))) return 'was not filled as a whole'
  const short = (['items', 'lines', 'entries'] as const).find((name) => held.data[name] < wanted[name])
  return short ? `holds ${held.data[short]} ${short}, fewer than the ${wanted[short]} asked for` : null
}

async function tellFigures(bench: BenchName, figures: AsyncIterable<Figure> | Iterable<Figure>): Promise<ExitCode> {
  for await (const figure of figures) answer(benchRow(bench, figure))
  return EXIT.done
}

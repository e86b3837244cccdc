import type { Dpi } from '@shared/labels/label'
import { dotsPerMm } from '@shared/labels/label'
import { mkdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { actOnPrinter, PrinterActSchema, PrinterScriptSchema, runPrinterScript, SWITCH_ACTS, type PrinterAct } from '../station/devices/label-printer/printer-script'
import { openSimulatedLabelPrinter, type SimulatedLabelPrinter } from '../station/devices/label-printer/simulated-label-printer'
import { zplToPng } from '../station/labels/label-png'
import { parseArguments, wholeNumber } from './arguments'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'

export const virtualPrinterUsage = 'virtual-printer [--port N] [--dpi 203|300|600] [--script FILE] [--out DIR]   (acts on standard input: {"do":"open-head"}; ends with Ctrl+C)'

const DPIS: readonly Dpi[] = [203, 300, 600]
/** Labels without `^PW` and `^LL` are drawn on a roll of this size, in mm: 4 x 6 inches. */
const USUAL_SIZE = { width: 101.6, height: 152.4 }

/**
 * A ZPL printer on this machine that answers questions as a real one does, draws what it gets, and can be given every
 * trouble a printer has. One line on standard output for everything that happens.
 */
export async function virtualPrinterCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['port', 'dpi', 'script', 'out'])
  if (!args.ok) return misuse(args.failure, virtualPrinterUsage)
  if (args.value.positional.length > 0) return misuse('this takes options only', virtualPrinterUsage)
  const { options } = args.value
  const port = options.has('port') ? wholeNumber(options.get('port') ?? '', 'port', 0, 65_535) : null
  if (port !== null && !port.ok) return misuse(port.failure, virtualPrinterUsage)
  const dpi = DPIS.find((candidate) => String(candidate) === (options.get('dpi') ?? '203'))
  if (dpi === undefined) return misuse(`--dpi must be one of ${DPIS.join(', ')}`, virtualPrinterUsage)
  const script = await readScript(options.get('script'))
  if (typeof script === 'string') return misuse(script, virtualPrinterUsage)
  const out = options.get('out')
  if (out !== undefined) mkdirSync(out, { recursive: true })

  let printer: SimulatedLabelPrinter
  try {
    printer = await openSimulatedLabelPrinter({ now: () => Date.now() }, {}, { port: port?.value, dpi })
  } catch (fault) {
    tell(`turnback: the printer cannot listen on port ${port?.value ?? 0}: ${fault instanceof Error ? fault.message : String(fault)}. Choose another --port.`)
    return EXIT.refused
  }
  answer({ event: 'listening', address: printer.address, dpi })
  const drawing: Promise<void>[] = []
  let printed = 0
  printer.onLabel(({ zpl }) => {
    printed += 1
    drawing.push(tellLabel(printed, zpl, dpi, out))
  })
  const stopScript = runPrinterScript(printer, script, (act) => answer({ event: 'did', ...act }))
  await untilEnded(printer)
  stopScript()
  await printer.close()
  await Promise.all(drawing)
  answer({ event: 'closed', labels: printed })
  return EXIT.done
}

/** The acts of a script file, or what is wrong with it. */
async function readScript(file: string | undefined): Promise<readonly PrinterAct[] | string> {
  if (file === undefined) return []
  try {
    const parsed = PrinterScriptSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return parsed.success ? parsed.data : `${file} is no script: a list of {"label":N or "afterMs":N,"do":ACT}; acts: ${[...SWITCH_ACTS, 'reset', 'power-cycle', 'unplug', 'plug'].join(', ')}`
  } catch (fault) {
    return `${file} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`
  }
}

async function tellLabel(number: number, zpl: string, dpi: Dpi, out: string | undefined): Promise<void> {
  if (out === undefined) return answer({ event: 'label', label: number, bytes: Buffer.byteLength(zpl) })
  const file = join(out, `label-${String(number).padStart(5, '0')}`)
  await writeFile(`${file}.zpl`, zpl)
  try {
    const mm = (command: string, usual: number): number => Number(new RegExp(`\\^${command}(\\d+)`).exec(zpl)?.[1] ?? usual * dotsPerMm(dpi)) / dotsPerMm(dpi)
    await writeFile(`${file}.png`, await zplToPng(zpl, { width: mm('PW', USUAL_SIZE.width), height: mm('LL', USUAL_SIZE.height), dpi }))
    answer({ event: 'label', label: number, bytes: Buffer.byteLength(zpl), file: `${file}.png` })
  } catch (fault) {
    answer({ event: 'label', label: number, bytes: Buffer.byteLength(zpl), file: null, why: fault instanceof Error ? fault.message : String(fault) })
  }
}

/** Carries out acts from standard input, until a signal ends it: without any input it is a printer all the same. */
async function untilEnded(printer: SimulatedLabelPrinter): Promise<void> {
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => void actOnLine(printer, line))
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  lines.close()
  process.stdin.pause()
}

async function actOnLine(printer: SimulatedLabelPrinter, line: string): Promise<void> {
  if (line.trim() === '') return
  try {
    const act = PrinterActSchema.parse(JSON.parse(line))
    await actOnPrinter(printer, act)
    answer({ event: 'did', ...act })
  } catch {
    tell(`turnback: not understood: ${line}; say for example {"do":"open-head"}`)
  }
}

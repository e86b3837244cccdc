import type { PrinterTrouble } from '@shared/domain/device'
import { readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { languageOfJob, printFile, printFileSpooled } from '../station/devices/label-printer/print-file'
import { printerManuals } from '../station/devices/label-printer/printer-manuals'
import { openPrinterSession } from '../station/devices/label-printer/printer-session'
import { spoolerForAddress } from '../station/devices/label-printer/spool/spooler-for-address'
import type { Spooler } from '../station/devices/label-printer/spool/spooler'
import { judgePrinter, unknownAnswer, type PrinterFlag } from '../station/devices/label-printer/status/printer-status'
import { stateQueries, statusLanguage, STATUS_LANGUAGES, type StatusLanguage } from '../station/devices/label-printer/status/read-printer-status'
import { parseAddress } from '../station/devices/transports/address'
import { transportForAddress } from '../station/devices/transports/transport-for-address'
import { randomUUID } from 'node:crypto'
import { parseArguments, requireOption } from './arguments'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'

export const printerUsage = 'printer status --target tcp://HOST:PORT|serial:PATH|usb:PATH|ipp://HOST/printers/NAME|winspool:NAME [--language zpl|tspl|epl|cpcl|escpos] | printer print --target … [--language …] FILE'

/** How long a printer may take to answer one question. */
const statusAnswerTimeoutMs = 1_500

/** Asks a printer how it is, or gives it a ready-made job and says what can be proven of it. Exit 1 when it is not ready, or the job failed. */
export async function printerCommand(argv: readonly string[]): Promise<ExitCode> {
  // Answers are JSON always; `--json` is taken for those who ask for it.
  const args = parseArguments(argv.filter((word) => word !== '--json'), ['target', 'language'])
  if (!args.ok) return misuse(args.failure, printerUsage)
  const [what, file, ...rest] = args.value.positional
  if ((what !== 'status' && what !== 'print') || rest.length > 0 || (what === 'print') !== (file !== undefined)) return misuse('say status, or print and one file', printerUsage)
  const target = requireOption(args.value, 'target')
  if (!target.ok) return misuse(target.failure, printerUsage)
  const address = target.value.replace(/^serial:/, '')
  const parsed = parseAddress(address)
  if (!parsed.ok || parsed.value.kind === 'hid' || parsed.value.kind === 'wire-hid') return misuse(`--target ${JSON.stringify(target.value)} is no printer's address`, printerUsage)
  const named = args.value.options.get('language')
  const language = named === undefined ? null : statusLanguage(named)
  if (named !== undefined && language === null) return misuse(`--language must be one of ${STATUS_LANGUAGES.join(', ')}`, printerUsage)
  return file === undefined ? tellStatus(target.value, address, language ?? 'zpl') : printOne(target.value, address, file, language)
}

async function tellStatus(target: string, address: string, language: StatusLanguage): Promise<ExitCode> {
  const spooler = spoolerForAddress(address)
  if (spooler !== null) return tellQueue(target, spooler)
  const unknown = (problem: string): ExitCode => {
    answer({ target, language, ...unknownAnswer(problem), answered: [], evidence: '' })
    return EXIT.refused
  }
  const opened = await openPrinterSession(transportForAddress(address), printerManuals[language], statusAnswerTimeoutMs)
  if (!opened.ok) return unknown(`not reached: ${opened.failure.detail}`)
  const session = opened.value
  try {
    const asked = await session.askState()
    if (asked.kind === 'lost') return unknown(`lost while asking: ${asked.failure.detail}`)
    // What came instead of an answer may be the beginning of one: its language says so.
    const silence = 'no answer: switched off, in trouble that it does not tell, or another language'
    const status = asked.kind === 'answered' ? asked.value.report.status : asked.heard.length > 0 ? (stateQueries(language)[0]?.read(asked.heard) ?? unknownAnswer(silence)) : unknownAnswer(silence)
    answer({ target, language, ...status, answered: asked.kind === 'answered' ? asked.value.answered : [], evidence: readable(asked.kind === 'answered' ? session.newestAnswer : asked.heard) })
    return status.state === 'ready' || status.state === 'printing' ? EXIT.done : EXIT.refused
  } finally {
    await session.close()
  }
}

/** How a print queue is. It says of the printer only what it was told of it, which is why `answered` names the queue. */
async function tellQueue(target: string, spooler: Spooler): Promise<ExitCode> {
  const asked = await spooler.queueState()
  spooler.close()
  if (!asked.ok) {
    answer({ target, ...unknownAnswer(`not reached: ${asked.failure.detail}`), answered: [], evidence: '' })
    return EXIT.refused
  }
  const { state, trouble, text } = asked.value
  const status = judgePrinter({ flags: trouble === null ? (state === 'working' ? ['printing'] : []) : (flagsOf[trouble] ?? []), ...(trouble === 'fault' ? { faults: [text] } : {}) })
  answer({ target, ...status, answered: ['print queue'], evidence: text })
  return trouble === null ? EXIT.done : EXIT.refused
}

const flagsOf: Partial<Record<PrinterTrouble, readonly PrinterFlag[]>> = {
  'head-open': ['head-open'], 'paper-out': ['media-out'], 'ribbon-out': ['ribbon-out'], jam: ['jam'], paused: ['paused'], offline: ['offline'],
}

/** Printable text as it is, the rest as `<02>`: a person compares it with the manual. */
function readable(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replace(/[^\x20-\x7e]/g, (letter) => `<${letter.charCodeAt(0).toString(16).padStart(2, '0')}>`)
}

async function printOne(target: string, address: string, file: string, language: StatusLanguage | null): Promise<ExitCode> {
  if (!existsSync(file)) {
    tell(`turnback: there is no file ${file}. Nothing was printed.`)
    return EXIT.refused
  }
  const job = new Uint8Array(await readFile(file))
  if (job.length === 0) {
    tell(`turnback: ${file} is empty. Nothing was printed.`)
    return EXIT.refused
  }
  const clock = { now: () => Date.now() }
  const spooler = spoolerForAddress(address)
  const outcome = await (spooler === null ? printFile(transportForAddress(address), job, clock, language ?? languageOfJob(job)) : printFileSpooled(spooler, job, clock))
  spooler?.close()
  answer({ job: randomUUID().slice(0, 8), target, ...outcome })
  return outcome.state === 'failed' || outcome.state === 'unknown' ? EXIT.refused : EXIT.done
}

import { incompleteAnswer, judgePrinter, unknownAnswer, type PrinterFacts, type PrinterStatus } from './printer-status'

/*
 * EPL2. Sources: Zebra EPL2 programming guide (14245L-003), "^ee", "eR", "US", "UQ"; Intermec ESim manual, appendix A for codes above 60.
 * With error reporting on (`US`), the printer answers two digits and CR LF; code 07 may carry `Pnnn`, the labels that are
 * not printed yet, and `Lnnnnn`, the lines of the label that is half printed.
 */

const codes: ReadonlyMap<string, PrinterFacts> = new Map<string, PrinterFacts>([
  ['00', { flags: [] }],
  ['01', { flags: [], isUnsure: true, remarks: ['syntax error: the last label was not understood'] }],
  ['02', { flags: [], isUnsure: true, remarks: ['something reaches over the border of the label'] }],
  ['03', { flags: [], isUnsure: true, remarks: ['data of a wrong length'] }],
  ['04', { flags: [], isUnsure: true, remarks: ['not enough memory for the data'] }],
  ['05', { flags: [], isUnsure: true, remarks: ['memory configuration error'] }],
  ['06', { flags: [], isUnsure: true, remarks: ['serial interface error: check speed and parity'] }],
  ['07', { flags: ['media-out'], remarks: ['labels or ribbon: the code does not tell which'] }],
  ['08', { flags: [], isUnsure: true, remarks: ['a form, picture or font of this name exists'] }],
  ['09', { flags: [], isUnsure: true, remarks: ['no form, picture or font of this name'] }],
  ['10', { flags: [], isUnsure: true, remarks: ['not in data entry mode'] }],
  ['11', { flags: ['head-open'] }],
  ['12', { flags: ['paused'] }],
  ['13', { flags: [], isUnsure: true, remarks: ['does not fit into its area'] }],
  ['14', { flags: [], isUnsure: true, remarks: ['data too long'] }],
  ['15', { flags: [], isUnsure: true, remarks: ['PDF417 data too large'] }],
  ['62', { flags: ['overheated'] }],
  ['81', { flags: ['cutter'] }],
  ['92', { flags: ['paused'] }],
])

const answer = /(\d{2})(?:P(\d{1,5}))?(?:L(\d{1,6}))?\r?\n/g

/** Answers to `^ee`, or unasked for with error reporting on. Of several, each counts for the problems and the last for the state. */
export function readEplCodes(bytes: Uint8Array): PrinterStatus {
  if (bytes.length === 0) return unknownAnswer('no answer')
  // Control characters of the flow control may stand between the answers.
  const text = Buffer.from(bytes).toString('latin1').replace(/[\x11\x13\x15\x06]/g, '')
  const answers = [...text.matchAll(answer)]
  const last = answers.at(-1)
  if (last === undefined) return /^\d{1,2}(P\d*)?(L\d*)?\r?$/.test(text) ? incompleteAnswer('the line end is missing') : unknownAnswer('this is no EPL2 status code')
  const status = judgePrinter({ ...factsOf(last[1] ?? ''), labelsRemaining: last[2] === undefined ? null : Number(last[2]) })
  const before = answers.slice(0, -1).flatMap(([, code = '']) => judgePrinter(factsOf(code)).problems)
  const halfPrinted = last[3] === undefined ? [] : [`${Number(last[3])} lines of a half printed label`]
  return { ...status, problems: [...before, ...status.problems, ...halfPrinted] }
}

function factsOf(code: string): PrinterFacts {
  return codes.get(code) ?? { flags: ['unknown-bits'], remarks: [`code ${code}`] }
}

/** `UQ` tells how the printer is set. The codes on its last lines are what is switched on and what happened before, not the state now. */
export function readEplDescription(bytes: Uint8Array): PrinterStatus {
  return bytes.length === 0 ? unknownAnswer('no answer') : unknownAnswer('the printer answers, but UQ says nothing of its state: ask ^ee')
}

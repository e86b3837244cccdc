import { assertNever } from '@shared/domain/result'
import { z } from 'zod'
import type { SimulatedLabelPrinter, SimulatedPrinterSwitches } from './simulated-label-printer'

/*
 * What happens to a virtual printer, as a list: `[{"label":3,"do":"media-out"},{"afterMs":5000,"do":"load-media"}]`.
 * `label`: before that label comes out, counted from 1. `afterMs`: so long after the start. Neither: at the start.
 */

const switchesOf = {
  'media-out': { isPaperOut: true },
  'load-media': { isPaperOut: false, labelsOnRoll: null },
  'open-head': { isHeadOpen: true },
  'close-head': { isHeadOpen: false },
  'ribbon-out': { isRibbonOut: true },
  'load-ribbon': { isRibbonOut: false },
  pause: { isPaused: true },
  resume: { isPaused: false },
  'fill-buffer': { isBufferFull: true },
  'empty-buffer': { isBufferFull: false },
  'never-print': { neverPrints: true },
  print: { neverPrints: false },
  swallow: { swallows: true },
  keep: { swallows: false },
  'never-read': { neverReads: true },
  read: { neverReads: false },
  'never-answer': { neverAnswers: true },
  answer: { neverAnswers: false },
  'quiet-in-trouble': { isQuietInTrouble: true },
  'no-odometer': { hasNoOdometer: true },
  'other-labels': { labelLengthMm: 155 },
  'bench-labels': { labelLengthMm: 35 },
} as const satisfies Readonly<Record<string, Partial<SimulatedPrinterSwitches>>>

type SwitchAct = keyof typeof switchesOf
export const SWITCH_ACTS = Object.keys(switchesOf).filter(isSwitchAct)

const when = { label: z.number().int().min(1).max(100_000).optional(), afterMs: z.number().int().min(0).max(86_400_000).optional() }
const ActSchema = z.union([
  z.strictObject({ ...when, do: z.enum(SWITCH_ACTS) }),
  z.strictObject({ ...when, do: z.enum(['power-cycle', 'unplug', 'plug']) }),
  /** Resets the connection after so many bytes of the next label. */
  z.strictObject({ ...when, do: z.literal('reset'), bytes: z.number().int().min(0).max(10_000_000) }),
])
export type PrinterAct = z.output<typeof ActSchema>

/** A whole script. More acts than this are no script of a person. */
export const PrinterScriptSchema = z.array(ActSchema).max(1_000)
/** One act, as it can be typed while the printer runs. */
export const PrinterActSchema = ActSchema

/** Does one act now. */
export async function actOnPrinter(printer: SimulatedLabelPrinter, act: PrinterAct): Promise<void> {
  switch (act.do) {
    case 'power-cycle':
      return printer.powerCycle()
    case 'unplug':
      return printer.unplug()
    case 'plug':
      return printer.plug()
    case 'reset':
      return printer.switch({ resetAfterBytes: act.bytes })
    default:
      return isSwitchAct(act.do) ? printer.switch(switchesOf[act.do]) : assertNever(act.do, 'printer act')
  }
}

function isSwitchAct(act: string): act is SwitchAct {
  return Object.hasOwn(switchesOf, act)
}

/** Runs a script on a printer; `done` is told of every act. The function it returns ends it. */
export function runPrinterScript(printer: SimulatedLabelPrinter, script: readonly PrinterAct[], done: (act: PrinterAct) => void): () => void {
  const timers: ReturnType<typeof setTimeout>[] = []
  const carryOut = (act: PrinterAct): void => void actOnPrinter(printer, act).then(() => done(act))
  let printed = 0
  const dueBefore = (label: number): void => script.filter((act) => act.label === label).forEach(carryOut)
  const unlisten = printer.onLabel(() => {
    printed += 1
    dueBefore(printed + 1)
  })
  for (const act of script) {
    if (act.label !== undefined) continue
    if (act.afterMs === undefined) carryOut(act)
    else timers.push(setTimeout(() => carryOut(act), act.afterMs))
  }
  dueBefore(1)
  return () => {
    unlisten()
    timers.forEach(clearTimeout)
  }
}

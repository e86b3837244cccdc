import type { SimulatedBench } from '../../station/devices/simulated-bench'
import { zplToPng } from '../../station/labels/label-png'
import { parseLpn } from '@shared/domain/lpn'
import { BENCH_LABEL, DEFAULT_DPI } from '@shared/labels/label'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DemoFault } from './demo-bench'

const LABEL_TIMEOUT_MS = 10_000

/** The labels as they come out of the printer: kept as received, and drawn from the same bytes. */
export interface DemoLabels {
  /** The plate on the label that came out for a unit, read from the label itself. */
  take(lpn: string): Promise<string>
  count(): number
  /** Waits until every picture is written. */
  finish(): Promise<void>
}

/** The plate in the bar code of a label's ZPL: the field data after a `^BC`. */
function plateOnLabel(zpl: string): string | null {
  for (const [, data] of zpl.matchAll(/\^BC[^^]*(?:\^FH.?)?\^FD([^^]*)\^FS/g)) {
    const plate = parseLpn((data ?? '').replace(/^>[:;]/, ''))
    if (plate) return plate.lpn
  }
  return null
}

export function collectDemoLabels(simulated: SimulatedBench, folder: string): DemoLabels {
  mkdirSync(folder, { recursive: true })
  const arrived = new Map<string, string>()
  const waiting = new Map<string, (plate: string) => void>()
  let drawing: Promise<void> = Promise.resolve()

  simulated.printer.onLabel(({ zpl }) => {
    const plate = plateOnLabel(zpl)
    if (!plate) return
    arrived.set(plate, zpl)
    writeFileSync(join(folder, `${plate}.zpl`), zpl)
    drawing = drawing.then(async () => writeFileSync(join(folder, `${plate}.png`), await zplToPng(zpl, { width: BENCH_LABEL.width, height: BENCH_LABEL.height, dpi: DEFAULT_DPI })))
    waiting.get(plate)?.(plate)
  })

  return {
    take(lpn) {
      if (arrived.has(lpn)) return Promise.resolve(lpn)
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new DemoFault(`no label with ${lpn} came out within ${LABEL_TIMEOUT_MS} ms`)), LABEL_TIMEOUT_MS)
        waiting.set(lpn, (plate) => {
          clearTimeout(timer)
          waiting.delete(lpn)
          resolve(plate)
        })
      })
    },
    count: () => arrived.size,
    finish: () => drawing,
  }
}

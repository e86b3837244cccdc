import { asId, type PrintJobId } from '@shared/domain/ids'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { openLabelPrinting } from '../../station/handlers/label-printing'
import { resourcesDir } from '../resources-dir'
import type { Figure } from './bench-row'
import { syntheticTitle } from './synthetic-catalogue'
import { percentile, timeEachLater } from './timings'

const LABELS = 500
/** Names in the scripts of the five languages: other letters are other pictures to make. */
const TITLES = ['Куртка дождевая, синяя, M', 'Жаңбырға арналған күрте', '无线降噪耳机 黑色', 'Bouilloire électrique 1,7 l']
/** "Label ready within a second after the grade"; the printing itself is not in it. */
const READY_P99_MS = 1_000

/** From what a unit's label shall say to the bytes for the printer, every label with a name of its own. */
export async function* measureLabels(): AsyncGenerator<Figure> {
  const { templates, maker } = await openLabelPrinting(resourcesDir())
  const template = templates.inForce('unit-lpn')
  try {
    const numbers = Array.from({ length: LABELS }, (_, n) => n)
    const times = await timeEachLater(numbers, async (n) => {
      const title = n % 2 === 0 ? syntheticTitle(n) : `${TITLES[n % TITLES.length] ?? ''} ${n}`
      const data = { lpn: makeNumberedLpn('unit', 'BENCH0', n), zone: 'C', title, sku: `SY-${n}`, grade: 'C', disposition: 'repair', rmaNumber: String(n), due: '2026-11-26' }
      const made = await maker.make({ template, data, locale: 'en', language: 'zpl', dpi: 203, jobId: asId<PrintJobId>(`job ${n}`) })
      if (!made.ok) throw new Error(JSON.stringify(made.failure))
    })
    const rows = { labels: times.length }
    yield { metric: 'unit-label-zpl-p50', value: percentile(times, 0.5), unit: 'ms', goal: null, better: 'lower', rows }
    yield { metric: 'unit-label-zpl-p99', value: percentile(times, 0.99), unit: 'ms', goal: READY_P99_MS, better: 'lower', rows }
  } finally {
    maker.close()
  }
}

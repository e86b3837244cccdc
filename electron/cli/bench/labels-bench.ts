import { makeNumberedLpn } from '@shared/domain/lpn'
import { join } from 'node:path'
import { openLabelMaker } from '../../station/labels/label-maker'
import { resourcesDir } from '../resources-dir'
import type { Figure } from './bench-row'
import { syntheticTitle } from './synthetic-catalogue'
import { percentile, timeEach } from './timings'

const LABELS = 500
/** Names in the scripts of the five languages: other letters are other pictures to make. */
const TITLES = ['Куртка дождевая, синяя, M', 'Жаңбырға арналған күрте', '无线降噪耳机 黑色', 'Bouilloire électrique 1,7 l']
/** "Label ready within a second after the grade"; the printing itself is not in it. */
const READY_P99_MS = 1_000

/** From what a unit's label shall say to the bytes for the printer, every label with a name of its own. */
export async function* measureLabels(): AsyncGenerator<Figure> {
  const maker = await openLabelMaker({ fontsDir: join(resourcesDir(), 'fonts') })
  try {
    const numbers = Array.from({ length: LABELS }, (_, n) => n)
    const times = timeEach(numbers, (n) => {
      const title = n % 2 === 0 ? syntheticTitle(n) : `${TITLES[n % TITLES.length] ?? ''} ${n}`
      maker.unitLabelZpl({ lpn: makeNumberedLpn('unit', 'BENCH0', n), zone: { letter: 'C', shape: 'hexagon' }, title, line1: `SY-${n} · grade C · repair`, line2: `return ${n} · due 26 Nov` })
    })
    const rows = { labels: times.length }
    yield { metric: 'unit-label-zpl-p50', value: percentile(times, 0.5), unit: 'ms', goal: null, better: 'lower', rows }
    yield { metric: 'unit-label-zpl-p99', value: percentile(times, 0.99), unit: 'ms', goal: READY_P99_MS, better: 'lower', rows }
  } finally {
    maker.close()
  }
}

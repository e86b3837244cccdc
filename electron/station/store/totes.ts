import type { ToteAtBench } from '@shared/domain/bench-state'
import { foldTote } from '@shared/domain/projections/tote-status'
import type { ToteView } from '@shared/domain/tote'
import { queryAll, queryOne, type ReadableDb } from './db'
import { createProjection } from './projection'
import type { BenchReader } from './store'

export const toteProjection = createProjection<ToteView>({
  subjectType: 'tote',
  table: 'totes',
  fold: foldTote,
  columns: {
    lpn: (tote) => tote.lpn,
    name: (tote) => tote.name,
    begun_hlc: (_tote, [first]) => first.at,
  },
})

interface ToteRow {
  readonly view: string
  readonly unit_count: number
}

function toteFromRow(row: ToteRow): ToteAtBench {
  const tote: ToteView = JSON.parse(row.view)
  return { ...tote, unitCount: row.unit_count }
}

const TOTES = `
SELECT view, (SELECT count(*) FROM units WHERE units.tote_id = substr(totes.subject, 6) AND units.state = 'placed') AS unit_count
FROM totes`

/** Reads totes with how many units lie in them. */
export function openToteQueries(db: ReadableDb): Pick<BenchReader, 'totes' | 'toteByLpn'> {
  const all = queryAll<[], ToteRow>(db, `${TOTES} ORDER BY name, subject`)
  const byLpn = queryOne<[string], ToteRow>(db, `${TOTES} WHERE lpn = ? ORDER BY begun_hlc DESC LIMIT 1`)
  return {
    totes: () => all().map(toteFromRow),
    toteByLpn: (lpn) => {
      const row = byLpn(lpn)
      return row && toteFromRow(row)
    },
  }
}

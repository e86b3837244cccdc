import type { ImportView } from '@shared/contract/imports'
import { failure } from '@shared/domain/failure'
import type { OperatorView } from '@shared/contract/bench-view'
import { ok, refuse } from '@shared/domain/result'
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { OPERATORS, view } from '../support/sample-views'
import { openTestApp, type OpenedApp } from '../support/open-app'

const LEAD = OPERATORS.find((operator) => operator.role === 'lead') ?? null
const CLERK = OPERATORS.find((operator) => operator.role === 'clerk') ?? null

const PREVIEW: Extract<ImportView, { phase: 'preview' }> = {
  phase: 'preview', fileName: 'catalogue.csv',
  preview: {
    kind: 'catalogue', format: 'csv', encoding: 'windows-1251', delimiter: ';', packed: true, totalBytes: 71_834_836, names: ['Артикул', 'Товар', 'EAN', 'Цвет'],
    rows: [{ row: 2, cells: ['A-1', 'Чайник', '4006381333931', 'белый'] }],
    columns: { itemId: [], sku: ['Артикул'], title: ['Товар'], gtins: ['EAN'], weight: [] }, misfit: null,
  },
}
const RUNNING: ImportView = {
  phase: 'running', fileName: 'catalogue.csv', kind: 'catalogue', stage: 'reading', rows: 123_000, bytesRead: 35_000_000, totalBytes: 70_000_000, refused: 2, incomplete: 7, done: 0, total: 0, startedAt: 0, isCancelling: false,
}
const DONE: ImportView = {
  phase: 'done', fileName: 'catalogue.csv', kind: 'catalogue',
  outcome: { source: 'catalogue', rows: 600_000, imported: 599_998, refused: 2, incomplete: 1_500, returnOrders: 0, reasons: [{ reason: 'code-zeros-lost', count: 1_500 }, { reason: 'no-identity', count: 2 }], columnsNotRead: ['Цвет'], tookMs: 9_400, report: 'catalogue-1.ndjson' },
}

async function opened(first: ImportView, operator: OperatorView | null = LEAD): Promise<OpenedApp> {
  const app = await openTestApp({ view: { ...view('scanParcel'), operator } }, (station) => station.on('import.view', () => ok(first)))
  await app.press('F11')
  await app.settle()
  return app
}

const namesAsked = (app: OpenedApp) => app.station.asked.map(({ name }) => name).filter((name) => name.startsWith('import.'))
const drop = (files: readonly File[]) => fireEvent.drop(screen.getByTestId('import'), { dataTransfer: { files } })

describe('the import page', () => {
  test('opens by its key and by its command barcode, and closes with Back', async () => {
    const app = await opened({ phase: 'empty' })
    expect(screen.getByText('Drop a file here')).toBeTruthy()
    await app.press('Escape')
    expect(screen.queryByTestId('import')).toBeNull()
  })

  test('is for leads: a clerk is told, and nothing is asked', async () => {
    const app = await opened({ phase: 'empty' }, CLERK)
    expect(screen.getByText('Only a lead reads files in')).toBeTruthy()
    expect(namesAsked(app)).toEqual([])
  })

  test('a dropped file goes to the station in pieces and comes back as a preview', async () => {
    const app = await opened({ phase: 'empty' })
    app.station.on('import.preview', () => ok(PREVIEW))
    drop([new File(['x'.repeat(500_000)], 'catalogue.csv')])
    await app.settle()
    await app.settle()
    expect(namesAsked(app)).toEqual(['import.view', 'import.begin', 'import.piece', 'import.piece', 'import.piece', 'import.preview'])
    expect(app.station.asked.filter(({ name }) => name === 'import.piece').map(({ input }) => (input as { offset: number }).offset)).toEqual([0, 196_608, 393_216])
    expect(screen.getByText('catalogue.csv')).toBeTruthy()
  })

  test('takes one file at a time', async () => {
    const app = await opened({ phase: 'empty' })
    drop([new File(['a'], 'a.csv'), new File(['b'], 'b.csv')])
    await app.settle()
    expect(screen.getByText('One file at a time.')).toBeTruthy()
    expect(namesAsked(app)).toEqual(['import.view'])
  })

  test('a refusal while the file is sent is told in words', async () => {
    const app = await opened({ phase: 'empty' })
    app.station.on('import.begin', () => refuse(failure('import-running')))
    drop([new File(['a'], 'a.csv')])
    await app.settle()
    expect(screen.getByText('A file is being read in.')).toBeTruthy()
  })
})

describe('the preview', () => {
  test('shows how the file was read and which column is what; a column can be chosen', async () => {
    const app = await opened(PREVIEW)
    expect(screen.getByText(/71.8 MB, packed, Windows-1251, fields between semicolons/)).toBeTruthy()
    app.station.on('import.preview', () => ok(PREVIEW))
    fireEvent.change(screen.getByLabelText('Weight, g'), { target: { value: 'Цвет' } })
    await app.settle()
    expect(app.station.asked.at(-1)).toEqual({ name: 'import.preview', input: { kind: 'catalogue', columns: { weight: 'Цвет' } } })
    expect(within(screen.getAllByRole('row')[1] ?? document.body).getByText('Чайник')).toBeTruthy()
  })

  test('is read in with Enter', async () => {
    const app = await opened(PREVIEW)
    app.station.on('import.start', () => ok(RUNNING))
    await app.press('Enter')
    await app.settle()
    expect(app.station.asked.at(-1)).toEqual({ name: 'import.start', input: { kind: 'catalogue', columns: {} } })
    expect(screen.getByText('123,000 rows')).toBeTruthy()
  })

  test('cannot be read in while columns are missing, and says which', async () => {
    const app = await opened({ ...PREVIEW, preview: { ...PREVIEW.preview, misfit: 'no column with a title' } })
    expect(screen.getByText(/A catalogue needs a title/)).toBeTruthy()
    expect(screen.queryByText('Read it in')).toBeNull()
    await app.press('Enter')
    await app.settle()
    expect(namesAsked(app)).toEqual(['import.view'])
  })
})

describe('a running import', () => {
  test('moves with the station, and is cancelled', async () => {
    const app = await opened(RUNNING)
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50')
    app.station.announce('importChanged', { ...RUNNING, rows: 200_000, bytesRead: 63_000_000 })
    await app.settle()
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('90')
    app.station.on('import.cancel', () => ok({ ...RUNNING, isCancelling: true }))
    await app.touch('Cancel')
    expect(screen.getByText('Stopping…')).toBeTruthy()
    app.station.announce('importChanged', { phase: 'refused', fileName: 'catalogue.csv', failure: { kind: 'cancelled', detail: 'the import was cancelled' } })
    await app.settle()
    expect(screen.getByText(/was cancelled. The data from before is unchanged/)).toBeTruthy()
  })

  test('says what is true of a packed file that was read in one go: its rows, and no share', async () => {
    await opened({ ...RUNNING, rows: 4_000, bytesRead: RUNNING.totalBytes })
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBeNull()
    expect(screen.getByText(/^All .* read, its rows are coming in$/)).toBeTruthy()
    expect(document.querySelector('section p')?.textContent).toContain('4,000')
  })

  test('gives way to a scan and goes on', async () => {
    const app = await opened(RUNNING)
    await app.scan('RMA-4711')
    expect(screen.queryByTestId('import')).toBeNull()
    expect(app.benchAsked()).toContain('RMA-4711')
    expect(namesAsked(app)).toEqual(['import.view'])
  })
})

describe('the outcome', () => {
  test('counts, rows by reason, and the list saved as CSV', async () => {
    const rows = Array.from({ length: 1_502 }, (_, n) => ({ row: n + 2, taken: n > 1, reason: 'code-zeros-lost' as const, guess: '00023942433521', raw: `raw ${n}` }))
    const app = await openTestApp({ view: { ...view('scanParcel'), operator: LEAD } }, (station) => {
      station.on('import.view', () => ok(DONE))
      station.on('import.problems', ({ reason }) => ok({ rows: reason === 'no-identity' ? rows.slice(0, 2) : rows, isWhole: true }))
    })
    await app.press('F11')
    await app.settle()
    await app.settle()
    expect(screen.getByText('599,998')).toBeTruthy()
    const table = screen.getByRole('table')
    expect(table.getAttribute('aria-rowcount')).toBe('1503')
    // Only what is seen is drawn.
    expect(within(table).getAllByRole('row').length).toBeLessThan(100)
    await app.touch(/no id, number or code/)
    expect(app.station.asked.at(-1)).toEqual({ name: 'import.problems', input: { reason: 'no-identity' } })
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('3')
    await app.touch('Save the list as CSV')
    expect(screen.getByText(/Saved: .*catalogue.csv/)).toBeTruthy()
  })

  test('without anything to tell says so', async () => {
    await opened({ ...DONE, outcome: { ...DONE.outcome, refused: 0, incomplete: 0, reasons: [], report: null } } as ImportView)
    expect(screen.getByText('Every row was taken, nothing was left out.')).toBeTruthy()
  })

  test.each(['file-unreadable', 'file-damaged', 'not-a-table', 'columns-missing', 'disk-full', 'store-fault'] as const)('a file that was not taken (%s) is told with its cause', async (kind) => {
    await opened({ phase: 'refused', fileName: 'book.xlsx', failure: { kind, detail: 'because of row 7' } })
    expect(screen.getByText('book.xlsx was not taken')).toBeTruthy()
    expect(screen.getByText('because of row 7')).toBeTruthy()
    expect(screen.getByText('Drop a file here')).toBeTruthy()
  })
})

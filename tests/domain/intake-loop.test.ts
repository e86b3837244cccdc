import { BENCH_COMMANDS } from '@shared/domain/command-barcode'
import type { Decision } from '@shared/domain/commands/plan'
import { countUnits, expectLines } from '@shared/domain/expected-line'
import { asId } from '@shared/domain/ids'
import type { Item } from '@shared/domain/item'
import { standingEntries } from '@shared/domain/journal-entry'
import type { BlockList } from '@shared/domain/serial-history'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aReturnLine, aReturnOrder, anItem, anOperator } from '../support/builders'
import { createMemoryBench, type MemoryBench, type MemoryBenchOptions } from '../support/memory-bench'
import { testSeed } from '../support/seeded'
import { shippedRules } from '../support/shipped-templates'

const dana = anOperator()
const item = (sku: string, more: Partial<Item> = {}): Item => anItem({ itemId: asId(`item-${sku}`), sku, title: sku, gtins: [], ...more })
const trimmer = item('TR-300', { gtins: ['09520000047115'] })
const camera = item('CAM-1', { asks: { serial: true, lot: false } })
const cream = item('CREAM', { asks: { serial: false, lot: true } })
const discs = item('CD-25', { gtins: ['00023942433521', '50023942433526'] })
const pens = item('PEN', { codes: [{ code: 'PEN-BOX', kind: 'pack', pieces: 6, guessed: false }] })
const line = (number: number, sku: string, quantityExpected = 1, more = {}) => aReturnLine({ line: number, sku, gtin14: null, title: sku, quantityExpected, ...more })
const orders = [
  aReturnOrder('RMA-1', [aReturnLine(), line(2, 'TR-300', 2)]), aReturnOrder('RMA-2', [line(1, 'CAM-1', 1, { orderedSerial: 'SN-1' })]), aReturnOrder('RMA-3', [line(1, 'PEN', 12), line(2, 'CD-25', 3), line(3, 'CREAM')]),
]

const said = (decision: Decision): string => (decision.ok ? (decision.value.pending?.kind ?? decision.value.outcome) : decision.failure.kind)
const factsOf = (decision: Decision) => (decision.ok ? decision.value.facts : decision.failure.facts)

function openBench(options: MemoryBenchOptions = {}): MemoryBench {
  const bench = createMemoryBench({ items: [anItem(), trimmer, camera, cream, discs, pens], returnOrders: orders, operators: [dana], related: [['RMA-1', 'RMA-2']], ...options })
  bench.scan(dana.badge)
  return bench
}

function withParcel(rmaNumber: string, options?: MemoryBenchOptions): MemoryBench {
  const bench = openBench(options)
  bench.scan(rmaNumber)
  return bench
}

/** The unit in hand goes away from the bench, as fast as the bench lets it. */
const holdUnit = (bench: MemoryBench) => bench.command('LEAD')

describe('a parcel', () => {
  it('is found by a tracking number, and by an order number that two return orders share only after a choice', () => {
    const codes = [{ code: '1Z999', rmaNumber: 'RMA-2', match: 'tracking' as const }, ...['RMA-1', 'RMA-3'].map((rmaNumber) => ({ code: 'ORDER-7', rmaNumber, match: 'order-number' as const }))]
    const bench = openBench({ returnOrderCodes: codes })
    expect(said(bench.scan('ORDER-7'))).toBe('choose-return')
    expect(said(bench.command('ANSWER 7'))).toBe('no-such-answer')
    expect(said(bench.command('ANSWER 2'))).toBe('parcel-matched')
    expect(bench.state().parcel).toMatchObject({ rmaNumber: 'RMA-3', match: 'order-number' })
    bench.command('BACK')
    expect(said(bench.scan('1Z999'))).toBe('parcel-matched')
    expect(bench.state().parcel).toMatchObject({ rmaNumber: 'RMA-2', match: 'tracking', scanned: '1Z999' })
  })

  it('is chosen by scanning one of what is offered', () => {
    const bench = openBench({ returnOrderCodes: ['RMA-1', 'RMA-3'].map((rmaNumber) => ({ code: 'ORDER-7', rmaNumber, match: 'order-number' as const })) })
    bench.scan('ORDER-7')
    expect(said(bench.scan('RMA-2'))).toBe('confirm-wanted')
    expect(said(bench.scan('RMA-3'))).toBe('parcel-matched')
  })

  it('is never guessed by an item: its return orders are shown, and a new one can be opened', () => {
    const bench = openBench()
    expect(bench.scan('TR-300')).toMatchObject({ value: { pending: { kind: 'choose-return', candidates: [{ rmaNumber: 'RMA-1', reasons: ['item'] }] } } })
    bench.command('ANSWER 9')
    expect(bench.state().parcel?.match).toBe('blind')
    bench.command('BACK')
    bench.command('BACK')
    bench.scan('TR-300')
    bench.command('ANSWER 1')
    expect(bench.state().parcel?.match).toBe('item')
  })

  it('opened by an item is also the scan of that item, where nothing has to be asked', () => {
    const bench = openBench()
    bench.scan('TR-300')
    expect(said(bench.command('ANSWER 1'))).toBe('unit-identified')
    expect(bench.state()).toMatchObject({ parcel: { rmaNumber: 'RMA-1' }, unit: { sku: 'TR-300', line: 2 }, pending: null })
    expect(bench.step().kind).toBe('weigh')
    bench.command('UNDO')
    expect(bench.step().kind).toBe('scan-unit')
    bench.command('UNDO')
    expect(bench.step().kind).toBe('scan-parcel')

    bench.scan('CREAM')
    bench.command('ANSWER 9')
    expect(bench.state()).toMatchObject({ parcel: { match: 'blind' }, unit: { sku: 'CREAM', fit: 'blind' } })
    bench.command('LEAD')
    bench.command('SET ASIDE')
    bench.scan('TR-300')
    bench.command('ANSWER 1')
    bench.command('LEAD')
    bench.command('SET ASIDE')
    bench.scan('TR-300')
    expect(said(bench.command('ANSWER 1'))).toBe('unit-identified')
    expect(bench.units().filter(({ sku, parcelId }) => sku === 'TR-300' && parcelId === bench.state().parcel?.parcelId)).toHaveLength(2)
  })

  it('opened by an item that asks something first waits for its scan', () => {
    const bench = openBench()
    bench.scan('PEN-BOX')
    expect(said(bench.command('ANSWER 1'))).toBe('parcel-matched')
    expect([bench.step().kind, bench.state().unit]).toEqual(['scan-unit', null])
    const unannounced = openBench({ returnOrders: [] })
    unannounced.scan('TR-300')
    expect(said(unannounced.command('YES'))).toBe('unit-identified')
    expect(unannounced.state().unit).toMatchObject({ sku: 'TR-300', fit: 'blind' })
    const unknown = openBench({ returnOrders: [] })
    unknown.scan('1Z999')
    expect(said(unknown.command('YES'))).toBe('blind-opened')
  })

  it('that is open names the return of an item that is scanned at another step', () => {
    const bench = withParcel('RMA-1')
    bench.scan('TR-300')
    expect(factsOf(bench.scan('TR-300'))).toMatchObject({ recognised: 'item', name: 'TR-300', belongs: 'RMA-1' })
    expect(factsOf(bench.scan('CREAM'))).toMatchObject({ recognised: 'item', belongs: null })
  })

  it('holds a second return order once a person says so, and its lines count', () => {
    const bench = withParcel('RMA-1')
    expect(bench.scan('RMA-2')).toMatchObject({ value: { pending: { kind: 'join-return', candidate: { rmaNumber: 'RMA-2' } } } })
    expect(factsOf(bench.command('YES'))).toMatchObject({ rmaNumber: 'RMA-2', units: 1 })
    expect(bench.step()).toEqual({ kind: 'scan-unit', unitsLeft: 4 })
    bench.scan('CAM-1')
    expect(bench.state().unit).toMatchObject({ returnOrderId: 'RMA-2', line: 1, fit: 'expected' })
    expect(said(bench.scan('RMA-1'))).toBe('serial-wanted')
    holdUnit(bench)
    expect(said(bench.scan('RMA-2'))).toBe('unit-wanted')
  })

  it('takes a return order in by an item of it that is scanned, when buyer or order are the same', () => {
    const bench = withParcel('RMA-1')
    expect(bench.scan('CAM-1')).toMatchObject({ value: { pending: { kind: 'take-extra', related: [{ rmaNumber: 'RMA-2' }] } } })
    expect(said(bench.command('ANSWER 4'))).toBe('parcel-joined')
    expect(said(bench.scan('CAM-1'))).toBe('unit-identified')
  })

  it('changes places with another one when that is a parcel of its own', () => {
    const bench = withParcel('RMA-1')
    bench.scan('RMA-2')
    bench.command('ANSWER 2')
    expect(bench.state().parcel).toMatchObject({ rmaNumber: 'RMA-2', also: [] })
    expect(bench.parcels()[0]?.setAsideAt).not.toBeNull()
  })

  it('waits set aside, and goes on by any of its codes: number, code on the outside, its unit', () => {
    const bench = openBench({ returnOrderCodes: [{ code: '1Z999', rmaNumber: 'RMA-1', match: 'tracking' }] })
    bench.scan('1Z999')
    bench.scan('HP-250')
    const lpn = bench.state().unit?.lpn ?? ''
    expect(said(bench.command('SET ASIDE'))).toBe('unit-in-hand')
    holdUnit(bench)
    for (const [act, code, outcome] of [['SET ASIDE', 'RMA-1', 'parcel-resumed'], ['HOLD', '1Z999', 'parcel-resumed'], ['SET ASIDE', lpn, 'unit-resumed']] as const) {
      expect(said(bench.command(act))).toBe('parcel-set-aside')
      expect(bench.step().kind).toBe('scan-parcel')
      expect(said(bench.scan(code))).toBe(outcome)
      expect(bench.state().parcel).toMatchObject({ rmaNumber: 'RMA-1', setAsideAt: null })
    }
    expect(bench.parcels()).toHaveLength(1)
  })

  it('that was opened on the spot is found again by the code on its outside', () => {
    const bench = openBench()
    bench.scan('RT418220935KZ')
    bench.command('YES')
    const rmaNumber = bench.state().parcel?.rmaNumber
    bench.command('SET ASIDE')
    expect(said(bench.scan('RT418220935KZ'))).toBe('parcel-resumed')
    expect(bench.state().parcel?.rmaNumber).toBe(rmaNumber)
  })

  it('names what is missing line by line when it is closed', () => {
    const bench = withParcel('RMA-1')
    bench.scan('TR-300')
    holdUnit(bench)
    expect(said(bench.command('NEXT'))).toBe('close-incomplete')
    bench.command('YES')
    expect(bench.parcels()[0]?.missing).toEqual([
      { returnOrderId: 'RMA-1', line: 1, sku: 'HP-250', title: 'Headphones, wireless', quantity: 1 }, { returnOrderId: 'RMA-1', line: 2, sku: 'TR-300', title: 'TR-300', quantity: 1 },
    ])
  })
})

describe('a unit', () => {
  it('counts one line however its number is spelled', () => {
    const intel = item('CPU', { gtins: ['00735858190046'] })
    const bench = withParcel('RMA-9', { items: [intel], returnOrders: [aReturnOrder('RMA-9', [line(1, 'CPU', 3, { gtin14: '00735858190046' })])] })
    for (const code of ['0735858190046', '00735858190046', '735858190046']) {
      expect(said(bench.scan(code))).toBe('unit-identified')
      holdUnit(bench)
    }
    expect(bench.units().map((unit) => unit.line)).toEqual([1, 1, 1])
    expect(bench.step()).toEqual({ kind: 'scan-unit', unitsLeft: 0 })
  })

  it('is wrong in place of what is awaited, or extra besides it, as a person says', () => {
    const bench = withParcel('RMA-1')
    bench.scan('PEN')
    bench.command('ANSWER 1')
    expect(bench.state().unit).toMatchObject({ fit: 'wrong', line: null })
    holdUnit(bench)
    bench.scan('PEN')
    bench.command('ANSWER 2')
    expect(bench.state().unit).toMatchObject({ fit: 'extra', line: null })
  })

  it('is surplus on its line when more came than announced, and extra when nothing is awaited', () => {
    const bench = withParcel('RMA-2')
    bench.scan('CAM-1')
    bench.scan('SN-1')
    holdUnit(bench)
    expect(said(bench.scan('CAM-1'))).toBe('take-surplus')
    bench.command('YES')
    expect(bench.state().unit).toMatchObject({ fit: 'surplus', line: 1 })
    bench.command('NO SERIAL')
    holdUnit(bench)
    expect(bench.step()).toEqual({ kind: 'scan-unit', unitsLeft: 0 })
    bench.scan('PEN')
    expect(said(bench.command('ANSWER 2'))).toBe('no-such-answer')
    bench.command('YES')
    expect(bench.state().unit?.fit).toBe('extra')
  })

  it('of a code that nothing knows keeps its code, and in a blind parcel a known item is taken at once', () => {
    const bench = openBench()
    bench.scan('NO-ONE-KNOWS')
    bench.command('YES')
    expect(said(bench.scan('TR-300'))).toBe('unit-identified')
    expect(bench.state().unit?.fit).toBe('blind')
    holdUnit(bench)
    expect(said(bench.scan('MYSTERY'))).toBe('take-unknown')
    bench.command('YES')
    expect(bench.state().unit).toMatchObject({ fit: 'unknown', sku: 'MYSTERY' })
  })

  it('with a code of several items is chosen by a person, by place or by another code of it', () => {
    const twins = [item('RED', { gtins: ['09520000047009'] }), item('BLUE', { gtins: ['09520000047009'] })]
    const bench = withParcel('RMA-1', { items: twins })
    expect(bench.scan('9520000047009')).toMatchObject({ value: { pending: { kind: 'choose-item', options: [{ match: { item: { sku: 'RED' } } }, { match: { item: { sku: 'BLUE' } } }] } } })
    expect(said(bench.scan('BLUE'))).toBe('take-extra')
    bench.command('NO')
    bench.scan('9520000047009')
    bench.command('ANSWER 1')
    bench.command('YES')
    expect(bench.state().unit?.sku).toBe('RED')
  })

  it('that a catalogue only guesses is offered and not taken', () => {
    const guess = item('BOOK', { codes: [{ code: '439023483', kind: 'other', pieces: 1, guessed: true }] })
    const bench = withParcel('RMA-1', { items: [guess] })
    expect(said(bench.scan('439023483'))).toBe('choose-item')
  })

  it('behind a pack code is one piece or the whole pack, whose pieces are counted together', () => {
    const bench = withParcel('RMA-3')
    expect(bench.scan('PEN-BOX')).toMatchObject({ value: { pending: { kind: 'whole-pack', pieces: 6 } } })
    expect(said(bench.command('WHOLE PACK'))).toBe('unit-identified')
    expect(bench.state().unit).toMatchObject({ packQuantity: 6, fit: 'expected', line: 1, usualWeightGrams: 6 * 310 })
    holdUnit(bench)
    bench.scan('PEN-BOX')
    bench.command('ANSWER 1')
    expect(bench.state().unit).toMatchObject({ packQuantity: 1 })
    expect(bench.state().lines[0]).toMatchObject({ counted: 7, quantityExpected: 12 })
  })

  it('behind a carton whose content nobody told is counted: by a place, or typed', () => {
    const bench = withParcel('RMA-3')
    bench.scan('50023942433526')
    bench.command('ANSWER 3')
    expect(bench.state().pending).toMatchObject({ kind: 'whole-pack', counting: true })
    expect(said(bench.scan('25', 'typed'))).toBe('take-surplus')
    bench.command('YES')
    expect(bench.state().unit).toMatchObject({ packQuantity: 25, line: 2, fit: 'expected' })
    bench.command('BACK')
    bench.scan('50023942433526')
    bench.command('ANSWER 3')
    expect(said(bench.command('ANSWER 3'))).toBe('unit-identified')
    expect(bench.state().unit).toMatchObject({ packQuantity: 3 })
  })
})

describe('serial number and lot', () => {
  it('come before the weight where the item asks, and with the code where it carries them', () => {
    const bench = withParcel('RMA-2')
    bench.scan('CAM-1')
    expect(bench.step()).toEqual({ kind: 'serial' })
    expect(said(bench.weigh(310))).toBe('nothing-next')
    expect(said(bench.scan('SN-1'))).toBe('serial-recorded')
    expect(bench.state().unit).toMatchObject({ serial: 'SN-1', serialHow: 'scanned' })
    expect(bench.step()).toEqual({ kind: 'weigh' })
  })

  it('are read from the GS1 code that named the unit: nothing more is asked', () => {
    const phone = item('PH', { gtins: ['09520000047115'], asks: { serial: true, lot: true } })
    const bench = withParcel('RMA-9', { items: [phone], returnOrders: [aReturnOrder('RMA-9', [line(1, 'PH')])] })
    expect(said(bench.scan(']d2010952000004711521SN-77\u001d10LOT5\u001d17270131'))).toBe('unit-identified')
    expect(bench.state().unit).toMatchObject({ serial: 'SN-77', serialHow: 'with-item', lot: 'LOT5', expiry: '2027-01-31' })
    expect(bench.step()).toEqual({ kind: 'weigh' })
  })

  it('can be missing, typed, and taken back', () => {
    const bench = withParcel('RMA-3')
    bench.scan('CREAM')
    expect(bench.step()).toEqual({ kind: 'lot' })
    bench.scan('L-2026-7', 'typed')
    expect(bench.state().unit).toMatchObject({ lot: 'L-2026-7', lotHow: 'typed' })
    bench.command('UNDO')
    expect(bench.step()).toEqual({ kind: 'lot' })
    expect(said(bench.command('NEXT'))).toBe('lot-missing')
    expect(bench.state().unit).toMatchObject({ lot: null, lotHow: 'none' })
  })

  it('of another unit, or not the one that was sold, are asked about first', () => {
    const bench = withParcel('RMA-2')
    bench.scan('CAM-1')
    expect(bench.scan('SN-OTHER')).toMatchObject({ value: { pending: { kind: 'serial-doubt', doubt: 'not-the-sold-one', sold: 'SN-1' } } })
    bench.command('NO')
    expect(bench.step()).toEqual({ kind: 'serial' })
    bench.scan('sn 1')
    expect(bench.state().unit?.serial).toBe('sn 1')
    holdUnit(bench)
    bench.scan('CAM-1')
    bench.command('YES')
    expect(bench.scan('SN-1')).toMatchObject({ value: { pending: { kind: 'serial-doubt', doubt: 'seen' } } })
    expect(said(bench.command('YES'))).toBe('serial-recorded')
  })

  it('that do not fit and are kept all the same hold the unit for the lead, whatever its condition', () => {
    const inspected = (serial: string) => {
      const bench = withParcel('RMA-2')
      bench.scan('CAM-1')
      bench.scan(serial)
      if (serial !== 'SN-1') bench.command('YES')
      bench.weigh(310)
      for (let answers = 0; bench.state().unit?.state === 'weighed' && answers < 8; answers++) bench.command('ANSWER 1')
      return bench.state().unit
    }
    expect(inspected('SN-1')).toMatchObject({ serialDoubt: null, disposition: 'restock' })
    expect(inspected('SN-OTHER')).toMatchObject({ serialDoubt: 'differs', grade: 'A', disposition: 'hold', zone: 'Q', ruleId: 6 })
  })

  it('of a recalled item, and those of a block list, go to the lead without a network', () => {
    const rules = shippedRules()
    const recalled = (entries: BlockList['entries']) => {
      const bench = withParcel('RMA-2', { rules: { ...rules, blocks: { version: 1, entries } } })
      bench.scan('CAM-1')
      bench.scan('SN-1')
      bench.weigh(310)
      for (let answers = 0; bench.state().unit?.state === 'weighed' && answers < 8; answers++) bench.command('ANSWER 1')
      return bench.state().unit
    }
    expect(recalled([{ kind: 'recall', sku: 'CAM-1', serials: [], lots: [], reason: 'battery' }])).toMatchObject({ disposition: 'quarantine', ruleId: 5 })
    expect(recalled([{ kind: 'block', sku: null, serials: ['sn 1'], lots: [], reason: 'stolen' }])).toMatchObject({ disposition: 'hold', ruleId: 6 })
    expect(recalled([{ kind: 'block', sku: null, serials: ['sn 2'], lots: [], reason: 'stolen' }])).toMatchObject({ disposition: 'restock' })
  })

  it('are not a plate, the code of the item, or longer than any serial number', () => {
    const bench = withParcel('RMA-2')
    bench.scan('CAM-1')
    expect(said(bench.scan('CAM-1'))).toBe('serial-wanted')
    expect(said(bench.scan(bench.state().unit?.lpn ?? ''))).toBe('serial-wanted')
    expect(said(bench.scan('x'.repeat(61)))).toBe('serial-too-long')
  })
})

describe('any row of scans and commands', () => {
  it('answers every one, counts every standing unit once, and leaves the same picture to a fold from the start', () => {
    const codes = ['RMA-1', 'RMA-2', 'RMA-3', 'ORDER-7', '1Z999', 'HP-250', 'TR-300', 'CAM-1', 'CREAM', 'PEN', 'PEN-BOX', '50023942433526', 'SN-1', 'MYSTERY']
    const anyAct = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...codes) }, { weight: 3, arbitrary: fc.constantFrom('> YES', '> NO', '> ANSWER 2', '> ANSWER 4', '> LEAD', '> SET ASIDE', '> NEXT', '> UNDO', '> WHOLE PACK', '> NO SERIAL') }, { weight: 1, arbitrary: fc.constantFrom(...BENCH_COMMANDS).map((command) => `> ${command}`) }, { weight: 1, arbitrary: fc.constant('held unit') })
    const returnOrderCodes = [{ code: '1Z999', rmaNumber: 'RMA-2', match: 'tracking' as const }, ...['RMA-1', 'RMA-3'].map((rmaNumber) => ({ code: 'ORDER-7', rmaNumber, match: 'order-number' as const }))]
    fc.assert(fc.property(fc.array(anyAct, { maxLength: 40 }), (acts) => {
      const bench = openBench({ returnOrderCodes })
      for (const act of acts) {
        const command = BENCH_COMMANDS.find((candidate) => act === `> ${candidate}`)
        const answer = command ? bench.command(command) : bench.scan(act === 'held unit' ? (bench.units().find((unit) => unit.state === 'held')?.lpn ?? 'none') : act)
        expect(said(answer)).toBeTruthy()
        expect(bench.step().kind).toBeTruthy()
      }
      for (const order of orders) {
        const units = bench.units().filter((unit) => unit.returnOrderId === order.returnOrderId)
        for (const counted of expectLines(order, countUnits(units))) {
          const onLine = units.filter((unit) => unit.line === counted.line)
          expect(counted.counted + counted.surplus).toBe(onLine.reduce((sum, unit) => sum + unit.packQuantity, 0))
          // Without a surplus nobody takes in more than was announced, except the rest of a pack.
          expect(onLine.filter((unit) => unit.fit === 'expected' && unit.packQuantity === 1).length).toBeLessThanOrEqual(counted.quantityExpected)
          expect(counted.settled).toBeLessThanOrEqual(counted.counted)
        }
        expect(units.every((unit) => unit.conflicts.length === 0)).toBe(true)
      }
      // A journal read anew gives the same bench.
      expect(createMemoryBench({ items: [anItem(), trimmer, camera, cream, discs, pens], returnOrders: orders, operators: [dana], returnOrderCodes, journal: bench.journal }).state()).toEqual({ ...bench.state(), pending: null })
      expect(standingEntries(bench.journal.entries).length).toBeLessThanOrEqual(bench.journal.entries.length)
    }), { seed: testSeed('intake walk'), numRuns: 60 })
  }, 60_000)
})

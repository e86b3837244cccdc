import { answerCommand, commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { makeLpn } from '@shared/domain/lpn'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCommandStore } from '../../electron/cli/open-command-store'
import { openSampleStation, sampleBadges, sampleTotes, type SampleStation } from '../support/sample-station'

const KETTLE = { code: '9520000049355', grams: 1250 }
const JACKET = { code: 'KU-610-48-BLK', grams: 980 }
/** A return order of the sample with these two units. */
const RETURN = 'RMA-4720'

let sample: SampleStation
beforeEach(async () => {
  sample = await openSampleStation()
})
afterEach(async () => {
  await sample.close()
})

const command = (wanted: BenchCommand) => sample.bench.scan(commandBarcode(wanted))

async function inspectUnit(unit: { code: string; grams: number }, place = 1): Promise<void> {
  expect(await sample.bench.scan(unit.code)).toMatchObject({ signal: 'ok', kind: 'unit-identified' })
  await sample.bench.place(unit.grams)
  await sample.bench.until('the next step', (view) => view.step.kind === 'question' || view.step.kind === 'choose')
  await sample.bench.remove()
  // In a parcel that nothing announced nobody knows what the buyer claims.
  if (sample.bench.view().step.kind === 'choose') await command('NEXT')
  while (sample.bench.view().step.kind === 'question') await command(answerCommand(place))
  await sample.bench.until('a printed label', (view) => view.label?.state === 'confirmed')
}

async function placeUnit(): Promise<string> {
  const { unit, route } = sample.bench.view()
  expect(await sample.bench.scan(unit?.lpn ?? '')).toMatchObject({ signal: 'ok', kind: 'label-scanned-back' })
  const answer = await sample.bench.scan(sampleTotes[route?.zone ?? 'A'])
  expect(answer.signal).toBe('ok')
  return answer.kind
}

async function signInAndReceive(): Promise<void> {
  expect(await sample.bench.scan(sampleBadges.dana)).toMatchObject({ signal: 'ok', kind: 'signed-in', facts: { name: 'Dana K.' } })
  expect(await sample.bench.scan(RETURN)).toMatchObject({ signal: 'ok', kind: 'parcel-matched', facts: { rmaNumber: RETURN, units: 2 } })
}

describe('the loop with real drivers over wires', () => {
  test('works a parcel with two units from scan to shift summary', async () => {
    await signInAndReceive()
    await inspectUnit(KETTLE)
    expect(await placeUnit()).toBe('unit-placed')
    await inspectUnit(JACKET)
    expect(await placeUnit()).toBe('unit-placed-parcel-done')
    expect(sample.bench.view().step.kind).toBe('scan-parcel')

    const summary = await sample.station.request('report.shift', {})
    expect(summary).toMatchObject({ ok: true, value: { unitsPlaced: 2, unitsDecided: 2, parcelsReceived: 1, chainWhole: true, prints: { printed: 2, confirmed: 2, failed: 0 } } })
    for (const format of ['pdf', 'csv'] as const) {
      const saved = await sample.station.request('report.export', { format, language: 'ru' })
      expect(saved.ok && existsSync(saved.value.path)).toBe(true)
    }
    expect(sample.complaints).toEqual([])
  })

  test('takes back one step after the other, also of a finished unit, and goes on', async () => {
    await signInAndReceive()
    await inspectUnit(KETTLE)
    await placeUnit()
    const steps: string[] = []
    for (let i = 0; i < 3; i++) {
      expect((await command('UNDO')).kind).toBe('step-undone')
      steps.push(sample.bench.view().step.kind)
    }
    expect(steps).toEqual(['tote', 'label', 'question'])
    while (sample.bench.view().step.kind === 'question') await command(answerCommand(1))
    await sample.bench.until('a printed label', (view) => view.label?.state === 'confirmed')
    expect(await placeUnit()).toBe('unit-placed')
  })

  test('stops at a wrong tote and a wrong label, and books nothing', async () => {
    await signInAndReceive()
    await inspectUnit(KETTLE)
    expect(await sample.bench.scan(makeLpn('unit', 'EXAMPL0001'))).toMatchObject({ signal: 'stop', kind: 'wrong-label' })
    await sample.bench.scan(sample.bench.view().unit?.lpn ?? '')
    const zone = sample.bench.view().route?.zone
    const wrong = zone === 'C' ? sampleTotes.A : sampleTotes.C
    expect(await sample.bench.scan(wrong)).toMatchObject({ signal: 'stop', kind: 'wrong-tote' })
    expect(sample.bench.view().step.kind).toBe('tote')
  })

  test('opens a return order on the spot for an unknown parcel', async () => {
    await sample.bench.scan(sampleBadges.dana)
    expect(await sample.bench.scan('RT418220935KZ')).toMatchObject({ signal: 'ask', kind: 'confirm-asked' })
    expect(await command('YES')).toMatchObject({ signal: 'ok', kind: 'blind-opened' })
    await inspectUnit(KETTLE)
    await placeUnit()
    expect(await command('NEXT')).toMatchObject({ signal: 'ok', kind: 'parcel-closed' })
  })

  test('keeps the unit in hand over a restart of the station', async () => {
    await signInAndReceive()
    await sample.bench.scan(KETTLE.code)
    const before = sample.bench.view()
    sample = await sample.restart()
    const after = sample.bench.view()
    expect(after.step).toEqual({ kind: 'weigh' })
    expect(after.unit).toEqual(before.unit)
    expect(after.operator?.name).toBe('Dana K.')
  })

  test('prints by itself once the roll is in, and tells a label cut short by a stop of the station', async () => {
    await signInAndReceive()
    await sample.station.request('simulated.act', { act: 'printer-paper', present: false })
    await sample.bench.scan(KETTLE.code)
    await sample.bench.place(KETTLE.grams)
    await sample.bench.until('a question', (view) => view.step.kind === 'question')
    while (sample.bench.view().step.kind === 'question') await command(answerCommand(1))
    await sample.bench.until('the failed label', (view) => view.label?.state === 'failed')
    expect(sample.bench.view().label?.cause).toBe('paper-out')
    await sample.station.request('simulated.act', { act: 'printer-paper', present: true })
    await sample.bench.until('the label', (view) => view.label?.state === 'confirmed')
    expect(sample.station.simulated?.printer.labels).toHaveLength(1)
  })

  test('goes on without a scale, and says so in the journal', async () => {
    await signInAndReceive()
    await sample.station.request('simulated.act', { act: 'scale-cable', plugged: false })
    await sample.bench.scan(KETTLE.code)
    await expect.poll(async () => (await sample.station.request('devices.list', {})).ok).toBe(true)
    await expect.poll(async () => {
      const devices = await sample.station.request('devices.list', {})
      return devices.ok && devices.value.find((device) => device.role === 'scale')?.state
    }).not.toBe('ready')
    expect(await command('NEXT')).toMatchObject({ signal: 'ok', kind: 'weighing-skipped' })
  })

  test('asks to lift a load that was on the scale before it was seen empty, and takes it then', async () => {
    await signInAndReceive()
    sample.station.simulated?.scale.powerCycle()
    await sample.station.request('simulated.act', { act: 'scale-cable', plugged: false })
    await sample.station.request('simulated.act', { act: 'place', grams: KETTLE.grams })
    await sample.station.request('simulated.act', { act: 'scale-cable', plugged: true })
    await sample.bench.scan(KETTLE.code)
    await sample.bench.weigh(KETTLE.grams)
    expect(sample.bench.view().unit?.weightGrams).toBe(KETTLE.grams)
  })

  test('holds a unit under its plate and takes it up again where it was', async () => {
    await signInAndReceive()
    await sample.bench.scan(KETTLE.code)
    const lpn = sample.bench.view().unit?.lpn ?? ''
    expect(await command('HOLD')).toMatchObject({ kind: 'choice-opened' })
    expect(await command('ANSWER 1')).toMatchObject({ kind: 'unit-held' })
    await expect.poll(() => sample.station.simulated?.printer.labels.length).toBe(1)
    expect(await sample.bench.scan(lpn)).toMatchObject({ kind: 'unit-resumed' })
    expect(sample.bench.view().step.kind).toBe('weigh')
  })

  test('lists what was set aside between two parcels, and takes it up by its place', async () => {
    await signInAndReceive()
    await sample.bench.scan(KETTLE.code)
    const lpn = sample.bench.view().unit?.lpn ?? ''
    await command('HOLD')
    await command('HOLD')
    await command('SET ASIDE')
    const { waiting } = sample.bench.view()
    expect(waiting).toMatchObject({ units: 1, parcels: 1, things: [{ place: 1, kind: 'parcel' }, { place: 2, kind: 'unit', lpn, forLead: false, reason: 'asked-by-operator' }] })
    expect(await command('ANSWER 3')).toMatchObject({ kind: 'no-such-answer', signal: 'ask' })
    expect(await command('ANSWER 2')).toMatchObject({ kind: 'unit-resumed' })
    expect(sample.bench.view()).toMatchObject({ unit: { lpn }, parcel: { setAside: false }, waiting: { things: [], units: 0, parcels: 0 } })
  })
})

test('no personal data of a buyer is in the journal, and every projection is what the entries tell', async () => {
  await signInAndReceive()
  await inspectUnit(KETTLE)
  await placeUnit()
  const dir = sample.dir
  await sample.bench.until('rest', () => true)
  sample = await sample.restart()
  const journal = readFileSync(join(dir, 'store', 'journal.db')).toString('latin1')
  for (const personal of ['Buyer 20', 'Sample Town', 'buyer20@example.invalid', '+00 000 0020']) expect(journal).not.toContain(personal)
  await sample.close()
  sample = await openSampleStation()
  const store = openCommandStore(join(sample.dir, 'other'))
  expect(store.journal.verify()).toMatchObject({ entries: 0, problems: [] })
  store.close()
})

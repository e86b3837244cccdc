import { answerCommand, commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { makeLpn } from '@shared/domain/lpn'
import { LONGEST_WAIT_MS } from '@shared/domain/pin-attempts'
import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSampleStation, sampleBadges, sampleTotes, type SampleStation } from '../support/sample-station'
import { pdfPages } from '../support/pdf-text'

const MOST_STEPS = 16

let sample: SampleStation
beforeEach(async () => {
  sample = await openSampleStation()
})
afterEach(async () => {
  await sample.close()
})

const command = (wanted: BenchCommand) => sample.bench.scan(commandBarcode(wanted))
const floorScan = (text: string) => sample.station.request('floor.scan', { text })
const floorView = async () => {
  const view = await sample.station.request('floor.view', {})
  if (!view.ok) throw new Error(view.failure.kind)
  return view.value
}

/** The kettle of RMA-4720 as far as its tote. */
async function toTheTote(): Promise<{ lpn: string; zone: keyof typeof sampleTotes }> {
  await sample.bench.scan(sampleBadges.dana)
  await sample.bench.scan('RMA-4720')
  await sample.bench.scan('9520000049355')
  for (let i = 0; i < MOST_STEPS && sample.bench.view().step.kind !== 'label'; i++) {
    if (sample.bench.view().step.kind === 'weigh') {
      await sample.bench.place(1250)
      await sample.bench.until('a weight', (view) => view.step.kind !== 'weigh')
      await sample.bench.remove()
    } else await command(answerCommand(1))
  }
  await sample.bench.until('a printed label', (view) => view.label?.state === 'confirmed')
  const { unit, route } = sample.bench.view()
  await sample.bench.scan(unit?.lpn ?? '')
  return { lpn: unit?.lpn ?? '', zone: route?.zone ?? 'A' }
}

test('a tote with its unit is put away, found, and taken back over the real store, also after a restart', async () => {
  const { lpn, zone } = await toTheTote()
  const tote = sampleTotes[zone]
  expect(await sample.bench.scan(tote)).toMatchObject({ kind: 'unit-placed' })
  expect(await floorScan(tote)).toMatchObject({ value: { kind: 'tote-shown' } })
  expect((await floorView()).selected).toMatchObject({ kind: 'tote', units: [{ lpn }], more: 0 })

  expect(await floorScan(makeLpn('location', `TB${zone}0417`))).toMatchObject({ value: { kind: 'tote-put-away', facts: { units: 1 } } })
  expect((await floorView()).selected).toMatchObject({ kind: 'tote', tote: { location: `${zone}-0417`, unitCount: 0 }, units: [{ lpn, where: `${zone}-0417` }] })
  expect(await floorScan(lpn)).toMatchObject({ value: { kind: 'unit-shown', facts: { where: `${zone}-0417` } } })

  const again = await sample.restart()
  sample = again
  expect(await floorScan(lpn)).toMatchObject({ value: { facts: { where: `${zone}-0417` } } })
  expect(await sample.station.request('floor.command', { command: 'UNDO' })).toMatchObject({ value: { kind: 'step-undone', facts: { step: 'totePutAway' } } })
  expect(await floorScan(lpn)).toMatchObject({ value: { facts: { where: expect.stringMatching(/-\d\d$/) } } })
  expect(await command('UNDO')).toMatchObject({ kind: 'step-undone', facts: { step: 'unitPutInTote' } })
  expect(sample.bench.view()).toMatchObject({ step: { kind: 'tote' }, unit: { lpn } })
})

test('LOCK keeps the unit for whoever comes next', async () => {
  const { lpn } = await toTheTote()
  expect(await command('LOCK')).toMatchObject({ kind: 'locked' })
  expect(sample.bench.view().step.kind).toBe('sign-in')
  await sample.bench.scan(sampleBadges.timur)
  expect(sample.bench.view()).toMatchObject({ step: { kind: 'tote' }, unit: { lpn } })
})

test('wrong PINs are slowed down, over a restart too, and a badge ends the wait', async () => {
  const operators = await sample.station.request('operators.list', {})
  const operatorId = (operators.ok && operators.value.find(({ name }) => name === 'Dana K.')?.operatorId) || ''
  const pin = (digits: string) => sample.station.request('bench.signInByPin', { operatorId, pin: digits })
  for (let i = 0; i < 3; i++) expect(await pin('9999')).toMatchObject({ value: { kind: 'wrong-pin' } })
  // The right one is not even looked at while the wait runs.
  expect(await pin('1111')).toMatchObject({ value: { kind: 'pin-wait', facts: { seconds: expect.any(Number) } } })
  sample = await sample.restart()
  expect(await pin('1111')).toMatchObject({ value: { kind: 'pin-wait' } })
  expect(LONGEST_WAIT_MS).toBe(300_000)
  expect(await sample.bench.scan(sampleBadges.dana)).toMatchObject({ kind: 'signed-in' })
  await command('SIGN OUT')
  expect(await pin('1111')).toMatchObject({ value: { kind: 'signed-in' } })
})

test('the command sheet is saved for anyone, with badges for a lead only; only a lead changes the lock', async () => {
  expect(await sample.station.request('sheet.export', { language: 'ru', withBadges: false })).toMatchObject({ failure: { kind: 'sign-in-first' } })
  await sample.bench.scan(sampleBadges.dana)
  const saved = await sample.station.request('sheet.export', { language: 'ru', withBadges: false })
  expect(saved.ok && existsSync(saved.value.path)).toBe(true)
  expect(await sample.station.request('sheet.export', { language: 'en', withBadges: true })).toMatchObject({ failure: { kind: 'lead-only' } })
  expect(await sample.station.request('settings.change', { lockAfterMinutes: 2 })).toMatchObject({ failure: { kind: 'lead-only' } })
  await sample.bench.scan(sampleBadges.vera)
  const badges = await sample.station.request('sheet.export', { language: 'en', withBadges: true })
  if (!badges.ok) throw new Error(badges.failure.kind)
  expect((await pdfPages(readFileSync(badges.value.path))).at(-1)).toContain('Dana K.')
  expect(await sample.station.request('settings.change', { lockAfterMinutes: 2 })).toMatchObject({ value: { status: { lockAfterMinutes: 2 } } })
  sample = await sample.restart()
  expect(await sample.station.request('station.status', {})).toMatchObject({ value: { lockAfterMinutes: 2 } })
})

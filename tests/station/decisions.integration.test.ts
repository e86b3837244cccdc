import { commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSampleStation, sampleBadges, sampleTotes, type SampleStation } from '../support/sample-station'

let sample: SampleStation
beforeEach(async () => {
  sample = await openSampleStation()
})
afterEach(async () => {
  await sample.close()
})

const command = (wanted: BenchCommand) => sample.bench.scan(commandBarcode(wanted))

test('an odd weight, a changed reason and a changed route are kept, printed anew and counted', async () => {
  await sample.bench.scan(sampleBadges.dana)
  await sample.bench.scan('RMA-4711')
  await sample.bench.scan('9520000047115')
  await sample.bench.weigh(412)
  await sample.bench.remove()
  expect(sample.bench.view()).toMatchObject({ step: { kind: 'choose' }, choice: { of: 'weight-check', facts: { grams: 412, usual: 450, difference: -38 } } })

  expect(await command('WEIGH AGAIN')).toMatchObject({ kind: 'weighed-anew' })
  expect(sample.bench.view().step.kind).toBe('weigh')
  await sample.bench.weigh(412)
  await sample.bench.remove()
  expect(await command('ANSWER 3')).toMatchObject({ kind: 'weight-judged' })
  for (const answer of ['NO', 'ANSWER 1', 'YES'] as const) await command(answer)
  await sample.bench.until('a printed label', (view) => view.label?.state === 'confirmed')
  expect(sample.bench.view().route).toMatchObject({ grade: 'B', disposition: 'repack', group: 'sellable', found: { en: 'Parts missing' }, claimed: { en: 'Does not charge' } })

  await command('CHANGE REASON')
  await command('ANSWER 9')
  await command('CHANGE ROUTE')
  await command('ANSWER 3')
  expect(await command('ANSWER 1')).toMatchObject({ kind: 'route-changed' })
  await sample.bench.until('the new label', (view) => view.label?.state === 'confirmed')
  expect(sample.bench.view().route).toMatchObject({ zone: 'C', group: 'repair', found: { en: 'No fault found' }, changed: { disposition: 'repack', reason: { en: 'The rule does not fit' } } })

  await sample.bench.scan(sample.bench.view().unit?.lpn ?? '')
  expect(await sample.bench.scan(sampleTotes.B)).toMatchObject({ kind: 'wrong-tote' })
  expect(await sample.bench.scan(sampleTotes.C)).toMatchObject({ signal: 'ok' })
  expect(sample.complaints).toEqual([])
})

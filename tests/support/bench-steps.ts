import type { BenchStepKind } from '@shared/domain/bench-state'
import { asId } from '@shared/domain/ids'
import { aReturnLine, aReturnOrder, anItem, anOperator } from './builders'
import { createMemoryBench, type MemoryBench } from './memory-bench'

export const dana = anOperator('Dana K.', 1)
export const timur = anOperator('Timur A.', 2, { role: 'repacker', language: 'ru' })

/** A headphone that lacks something: the bench asks about its weight. */
export const LIGHT_GRAMS = 240

/** Every kind of step, in the order of the bench. */
export const STEPS: readonly BenchStepKind[] = ['sign-in', 'scan-parcel', 'confirm', 'scan-unit', 'serial', 'lot', 'weigh', 'choose', 'question', 'label', 'tote']

/** A bench that waits for a step: one unit of RMA-4711 is placed, one is held, and the third goes as far as the step. */
export function benchAt(step: BenchStepKind): MemoryBench {
  const bench = createMemoryBench({
    items: [
      anItem(), anItem({ itemId: asId('item-tr-300'), sku: 'TR-300', title: 'Trimmer set', gtins: ['09520000047115'] }),
      anItem({ itemId: asId('item-cam'), sku: 'CAM-1', title: 'Camera', gtins: ['09520000047009'], asks: { serial: true, lot: true } }),
    ],
    returnOrders: [aReturnOrder('RMA-4711', [aReturnLine({ quantityExpected: 4 }), aReturnLine({ line: 2, sku: 'CAM-1', gtin14: null, title: 'Camera' })]), aReturnOrder('RMA-4712')],
    operators: [dana, timur],
  })
  if (step === 'sign-in') return bench
  bench.scan(dana.badge)
  if (step === 'scan-parcel') return bench
  bench.scan('RMA-4711')
  placeUnit(bench)
  bench.scan('HP-250')
  bench.command('HOLD')
  bench.command('HOLD')
  if (step === 'scan-unit') return bench
  if (step === 'confirm') {
    bench.scan('TR-300')
    return bench
  }
  if (step === 'serial' || step === 'lot') {
    bench.scan('CAM-1')
    if (step === 'lot') bench.scan('SN-4711')
    return bench
  }
  bench.scan('HP-250')
  if (step === 'weigh') return bench
  if (step === 'choose') {
    bench.weigh(LIGHT_GRAMS)
    return bench
  }
  bench.weigh(310)
  if (step === 'question') return bench
  bench.command('YES')
  bench.command('ANSWER 1')
  bench.print()
  if (step === 'label') return bench
  bench.scan(bench.state().unit?.lpn ?? '')
  return bench
}

/** Takes what the bench asks between the weight and the first question as it is: any weight, and no reason said. */
export function answerChoices(bench: MemoryBench): void {
  for (let step = bench.step(); step.kind === 'choose'; step = bench.step()) bench.command(step.choosing.of === 'weight-check' ? 'ANSWER 1' : 'NEXT')
}

/** A sealed headphone from its scan to tote A-12. */
export function placeUnit(bench: MemoryBench): void {
  bench.scan('HP-250')
  bench.weigh(310)
  bench.command('YES')
  bench.command('ANSWER 1')
  bench.print()
  bench.scan(bench.state().unit?.lpn ?? '')
  bench.scan(bench.state().totes.find((tote) => tote.zone === 'A')?.lpn ?? '')
}

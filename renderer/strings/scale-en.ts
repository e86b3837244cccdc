import type { AdjustmentRefusal, ScaleAdjustment } from '@shared/domain/scale-adjustment'

/** English words of the scale: zero, tare, and weights that must not be taken. Parts of `en`, by their place there. */
export const scaleEn = {
  steps: {
    wrongUnit: 'Switch the scale to weight',
    wrongUnitContext: 'It shows **{{unit}}**. Wanted: g, kg, lb or oz, as it was set up.',
    unitUnknown: 'The scale has no unit set',
    unitUnknownContext: 'g or kg? A lead sets it on the devices page.',
    contradiction: 'Take all off, zero the scale',
    contradictionContext: 'It says zero and a weight at once. Zero: **{{key}}**',
    scaleFault: 'Switch the scale off and on',
    scaleFaultContext: 'It reports a fault of its own. Back again? Call a lead.',
    unitChangedContext: 'It went over from {{from}} to {{to}}. Then put the unit on again.',
    belowZeroContext: 'The scale shows less than nothing. Nothing on it? Zero: **{{key}}**',
    tareMissing: 'Put the tote back on',
    tareMissingContext: 'It is the tare. No longer needed? Clear it: **{{key}}**',
  },
  weight: {
    net: 'net, without the tare',
    unusable: 'no weight that counts',
  },
  adjusting: {
    asked: { zero: 'the scale is being zeroed', tare: 'the tare is being taken', 'clear-tare': 'the tare is being cleared' } satisfies Record<ScaleAdjustment, string>,
    done: { zero: 'the scale is at zero', tare: 'tare taken: what lies there no longer counts', 'clear-tare': 'tare cleared: everything counts' } satisfies Record<ScaleAdjustment, string>,
    whys: {
      'not-ready': { cause: 'The scale does not answer.', act: 'Bring the scale back first' },
      'not-offered': { cause: 'This scale takes no such command.', act: 'Use the key on the scale itself' },
      busy: { cause: 'The scale is still busy with the last one.', act: 'Wait, then do it again' },
      declined: { cause: 'The scale refused: it moves, or too much lies on it.', act: 'Let it rest, then do it again' },
      'not-done': { cause: 'The scale took it, and its weight did not follow.', act: 'Do it again, or use the key on the scale' },
    } satisfies Record<AdjustmentRefusal, { cause: string; act: string }>,
  },
} as const

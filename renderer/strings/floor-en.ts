import type { FailureKind } from '@shared/domain/failure'

type FloorRefusal = Extract<
  FailureKind,
  | 'tote-is-full' | 'tote-is-closed' | 'tote-is-away' | 'tote-is-open' | 'tote-not-in-use' | 'which-tote' | 'wrong-location' | 'already-there' | 'put-away-what' | 'unit-not-ready'
  | 'floor-wanted' | 'undo-built-on' | 'pin-wait'
>

/** Words of totes, put-away, undo and the lock. */
export const floorEn = {
  outcomes: {
    'tote-closed': 'tote {{tote}} is closed, {{units}} in it',
    'tote-reopened': 'tote {{tote}} takes units again',
    'tote-shown': 'tote {{tote}}, {{units}} in it',
    'unit-shown': '{{title}}: {{where}}',
    'tote-put-away': 'tote {{tote}} stands at {{location}}, {{units}} with it',
    'unit-put-away': '{{title}} lies at {{location}}',
    locked: 'locked, {{name}} comes back with badge or PIN',
  },
  outcomeParts: {
    units_one: '{{count}} unit',
    units_other: '{{count}} units',
    toteFullNext: 'tote {{tote}} is full. Next: {{next}}',
    toteFullNone: 'tote {{tote}} is full. Scan a new {{zone}} tote',
    toteClosedNext: 'tote {{tote}} is closed. Next: {{next}}',
    toteClosedNone: 'tote {{tote}} is closed. Scan a new {{zone}} tote',
    toteBackEmpty: 'tote {{tote}} is back, empty',
    placedFull: 'tote {{tote}}, right place. It is full now',
    undone: 'taken back: {{step}}, {{name}}',
    notPlaced: 'not in a tote yet',
  },
  refusals: {
    'tote-is-full': { cause: '{{tote}} is full.', act: 'Scan another {{zone}} tote', echo: 'tote is full' },
    'tote-is-closed': { cause: '{{tote}} is closed.', act: 'Scan another {{zone}} tote', echo: 'tote is closed' },
    'tote-is-away': { cause: '{{tote}} was put away at {{location}}.', act: 'Scan another {{zone}} tote', echo: 'tote was put away' },
    'tote-is-open': { cause: '{{tote}} is open and takes units.', act: 'Put units in, or close it', echo: 'open already' },
    'tote-not-in-use': { cause: 'This tote is not in use yet.', act: 'It joins when a unit goes in', echo: 'tote not in use' },
    'which-tote': { cause: 'No tote was used here yet.', act: 'Press F1, then scan the tote', echo: 'which tote?' },
    'wrong-location': { cause: '{{location}} is zone {{locationZone}}. {{thing}} goes to zone {{zone}}.', act: 'Scan a location of zone {{zone}}', echo: 'wrong zone' },
    'already-there': { cause: '{{thing}} is at {{location}} already.', act: 'Scan the next unit or tote', echo: 'there already' },
    'put-away-what': { cause: 'This is location {{location}}.', act: 'First scan the unit or the tote', echo: 'unit or tote first' },
    'unit-not-ready': { cause: '{{title}} is not finished at the bench.', act: 'Finish it at the bench first', echo: 'not finished yet' },
    'floor-wanted': { cause: 'This is no unit, tote or location.', act: 'Scan a unit, a tote or a location', echo: 'unit, tote or location wanted' },
    'undo-built-on': { cause: 'Another bench went on from this step.', act: 'Ask that bench to take its step back', echo: 'another bench went on' },
    'pin-wait': { cause: 'Too many PINs that did not fit.', act: 'Wait {{seconds}} s, or scan a badge', echo: 'wait, or scan a badge' },
  } satisfies Record<FloorRefusal, { cause: string; act: string; echo: string }>,
  trailSteps: {
    toteClosed: 'Tote closed',
    toteReopened: 'Tote opened again',
    totePutAway: 'Tote put away at {{location}}',
    unitPutAway: 'Put away at {{location}}',
  },
  undo: {
    toteClosed: 'open the tote again',
    toteReopened: 'close the tote again',
    totePutAway: 'take the tote from its place',
    unitPutAway: 'take it from its place',
  },
  stopWords: { wrongLocation: 'Wrong zone', wrongLocationMeanwhile: '**No room there?** Leave it in its tote. It is still known where it is.', location: 'location {{location}}' },
}

import type { ChoiceOff, ChoosingKind } from '@shared/domain/choosing'
import type { Flag } from '@shared/domain/checklist'
import type { OutcomeKind } from '@shared/domain/commands/plan'
import type { FailureKind } from '@shared/domain/failure'
import type { HoldReason, WeightVerdict } from '@shared/domain/journal-entry'
import type { BaseGroup } from '@shared/domain/zone'

/*
 * What is said about reasons, weights, overrides and holds. The keys join those of `en.ts`.
 */

type DecisionOutcome = Extract<OutcomeKind, 'choice-opened' | 'reason-kept' | 'weight-judged' | 'weighed-anew' | 'route-changed' | 'grade-changed'>
type DecisionFailure = Extract<
  FailureKind,
  'nothing-to-change' | 'nothing-to-weigh-again' | 'weigh-again-late' | 'route-for-lead' | 'route-not-allowed' | 'grade-for-lead' | 'grade-not-allowed' | 'old-label'
>

export const decisionsEn = {
  outcomes: {
    'choice-opened': 'choose one place',
    'reason-kept': 'reason kept: {{words}}',
    'weight-judged': 'weight kept: {{verdict}}',
    'weighed-anew': 'taken back, the scale weighs it anew',
    'route-changed': '{{disposition}} instead of {{computed}}, a new label prints',
    'grade-changed': 'grade {{grade}} instead of {{computed}}, a new label prints',
  } satisfies Record<DecisionOutcome, string>,

  refusals: {
    'nothing-to-change': { cause: 'There is nothing to change here, or it is so already.', act: 'Do the step on the plate', echo: 'nothing to change' },
    'nothing-to-weigh-again': { cause: 'There is no weight to take back.', act: 'Do the step on the plate', echo: 'nothing to weigh again' },
    'weigh-again-late': { cause: 'Answers stand on this weight. UNDO takes them back.', act: 'Take the answers back first', echo: 'take the answers back first' },
    'route-for-lead': { cause: 'It is marked: {{flag}}. Only a lead may send it to {{disposition}}.', act: 'Ask the lead for their badge', echo: 'for the lead only' },
    'route-not-allowed': { cause: 'It is marked: {{flag}}. It must not go to {{disposition}}.', act: 'Choose another route', echo: 'not on this route' },
    'grade-for-lead': { cause: 'It is marked: {{flag}}. Only a lead may give it grade {{grade}}.', act: 'Ask the lead for their badge', echo: 'for the lead only' },
    'grade-not-allowed': { cause: 'It is marked: {{flag}}. It cannot have grade {{grade}}.', act: 'Choose another grade', echo: 'not this grade' },
    'old-label': { cause: 'The new label is not out yet. This is the old one.', act: 'Wait for the new label, take the old off', echo: 'the old label' },
  } satisfies Record<DecisionFailure, { cause: string; act: string; echo: string }>,

  flags: {
    hazard: 'dangerous',
    'not-working': 'does not work',
    'parts-missing': 'parts missing',
    worn: 'was worn',
    unhygienic: 'not hygienic',
    'wrong-item': 'wrong item',
    'ask-lead': 'the lead decides',
    opened: 'opened',
  } satisfies Record<Flag, string>,

  weightDoubtful: 'the catalogue weight cannot be right',

  choose: {
    'weight-check': {
      light: '{{weight}}, {{difference}} less than usual: all there?',
      heavy: '{{weight}}, {{difference}} more than usual: extra inside?',
      catalogue: 'Usual **{{usual}}**, by the catalogue · {{title}}',
      'earlier-units': 'Usual **{{usual}}**, by earlier units · {{title}}',
    },
    'claimed-reason': { prompt: 'What does the buyer say?', context: 'Look for a note. **None? Press Next** · {{title}}' },
    'claimed-finer': { prompt: 'What exactly?', context: '**{{about}}**, says the buyer · {{title}}' },
    'found-reason': { prompt: 'Why did it really come back?', context: 'What you found · {{title}}' },
    'found-finer': { prompt: 'What exactly?', context: '**{{about}}**, as found · {{title}}' },
    route: { prompt: 'Where should it go?', context: 'Now **{{disposition}}**, grade {{grade}} · {{title}}' },
    grade: { prompt: 'Which grade fits?', context: 'Now grade **{{grade}}** · {{title}}' },
    'route-why': { prompt: 'Why {{disposition}}?', context: 'The reason is kept with the unit · {{title}}' },
    'grade-why': { prompt: 'Why grade {{grade}}?', context: 'The reason is kept with the unit · {{title}}' },
    'hold-why': { prompt: 'Why is it set aside?', context: '**HOLD once more**: for later · {{title}}' },
  } satisfies Record<ChoosingKind, object>,

  places: {
    likelyPart: 'maybe: {{part}}',
    weight: {
      'as-it-is': { label: 'Take it as it is', hint: 'nothing is missing' },
      'weigh-again': { label: 'Weigh again', hint: 'lift it, put it back' },
      'parts-missing': { label: 'Parts are missing', hint: 'noted as a finding' },
      'catalogue-wrong': { label: 'The catalogue is off', hint: 'all there, other weight' },
    } satisfies Record<WeightVerdict | 'weigh-again', { label: string; hint: string }>,
    route: '{{group}} · zone {{zone}}',
    otherGrade: { label: 'Another grade', hint: 'A, B, C or D' },
    otherReason: { label: 'Another reason', hint: 'as found' },
    grade: 'Grade {{grade}}',
    hold: {
      'asked-by-operator': { label: 'For later', hint: 'no more to say' },
      'lead-decides': { label: 'The lead decides', hint: 'a second opinion' },
      hazard: { label: 'Dangerous', hint: 'zone Q, at once' },
      'parts-awaited': { label: 'Waits for parts', hint: 'they are on the way' },
      'question-open': { label: 'A question is open', hint: 'serial, buyer' },
      'tote-missing': { label: 'No tote', hint: 'its zone has none here' },
      'printer-missing': { label: 'No label', hint: 'the printer is away' },
    } satisfies Record<HoldReason, { label: string; hint: string }>,
  },

  off: {
    'as-it-is-now': 'so it is now',
    lead: 'for the lead only',
    nobody: 'not for this unit',
  } satisfies Record<ChoiceOff, string>,

  baseGroups: {
    sellable: 'sellable',
    repair: 'repair',
    'not-returnable': 'not returnable',
  } satisfies Record<BaseGroup, string>,

  groupTitles: { sellable: 'Sellable', repair: 'Repair', 'not-returnable': 'Not returnable' } satisfies Record<BaseGroup, string>,

  next: { notSaid: 'Not said', noMore: 'No more known', forLater: 'For later' },
  change: 'Change',
  type: 'Type code',

  reasons: {
    claimedFound: 'Buyer: {{claimed}} → **found: {{found}}**',
    found: '**Found: {{found}}**',
    buyerSays: 'buyer: {{reason}}',
  },
  changedRoute: 'Changed from {{computed}}: {{reason}}',
  changedGrade: 'Changed from grade {{computed}}: {{reason}}',
  heldHazard: '{{title}} is held: take it to zone Q at once',
  heldList: '{{reason}} · {{time}}',
} as const

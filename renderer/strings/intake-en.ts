import type { MatchReason } from '@shared/domain/match-parcel'
import type { UnitFit } from '@shared/domain/unit-fit'

/** English words of the intake: matching parcels, taking units in, serial numbers and lots. Parts of `en`, by their place there. */
export const intakeEn = {
  actions: { setAside: 'Set aside', noSerial: 'No number' },

  steps: {
    serial: 'Scan the serial number',
    serialContext: 'Or type it: **{{key}}** · {{title}}',
    lot: 'Scan the lot number',
    lotContext: 'Or type it: **{{key}}** · {{title}}',
  },

  parcel: {
    also: '+ {{rmaNumber}}',
    ofReturn: 'return {{rmaNumber}}',
    waits: 'set aside',
    lineOver: '{{count}} too many',
    lineOverOf: '{{done}} came, {{expected}} announced',
    missing_one: '{{count}} missing',
    missing_other: '{{count}} missing',
    pieces: '{{count}} pieces',
    linesMore_one: '{{count}} more line',
    linesMore_other: '{{count}} more lines',
    linesMoreWords: '{{open}} awaited · {{done}} done',
    extrasMore_one: '{{count}} more unit beside the lines',
    extrasMore_other: '{{count}} more units beside the lines',
  },

  fits: {
    expected: 'announced',
    extra: 'extra',
    wrong: 'sent instead',
    surplus: 'too many',
    unknown: 'unknown code',
    blind: 'not announced',
  } satisfies Record<UnitFit, string>,

  matchReasons: {
    'rma-number': 'by its number',
    tracking: 'by the tracking number',
    'order-number': 'by the order number',
    item: 'waits for this item',
    parcel: 'this code was scanned before',
    unit: 'by a unit of it',
    waiting: 'its parcel waits here',
    complete: 'all units are in',
    'opened-here': 'was opened at a bench',
  } satisfies Record<MatchReason, string>,

  offers: {
    returnOrder: 'Return {{rmaNumber}}',
    left_one: '{{count}} unit awaited',
    left_other: '{{count}} units awaited',
    none: 'None of these',
    noneOpens: 'open a new return',
    noneJoins: 'leave the parcel as it is',
    guessed: 'a guess: compare the title',
    carton: 'a carton',
    pack: 'a pack',
    awaited_one: 'line {{line}}, {{count}} awaited',
    awaited_other: 'line {{line}}, {{count}} awaited',
    full: 'line {{line}} is full',
    notAnnounced: 'not announced',
    join: 'same order or buyer, waits for it',
  },

  confirm: {
    'open-blind': { courier: 'A {{courier}} parcel. Nothing announced it.', postal: 'A postal parcel. Nothing announced it.', item: 'Known: {{title}}. No return waits for it.' },
    'choose-return': {
      prompt: 'Which return is it?',
      context: '{{text}} fits more than one, or none for sure.',
      yes: 'Choose it',
      yesWords: 'by its number',
      no: 'None of these',
      noWords: 'open a new return',
      promptJoin: 'Which return is in this parcel, too?',
    },
    'join-return': {
      prompt: 'Return {{rmaNumber}}: in the same parcel?',
      context: 'Its units would count here, too.',
      yes: 'The same parcel',
      yesWords: 'both returns go on together',
      second: 'A parcel of its own',
      secondWords: 'this one waits, that one opens',
      no: 'Neither',
      noWords: 'scan a unit',
    },
    'choose-item': {
      prompt: 'Which item is it?',
      context: 'This code stands for more than one.',
      contextGuess: 'The catalogue is not sure of this code.',
      yes: 'Choose it',
      yesWords: 'by its number',
      no: 'None of these',
      noWords: 'scan another code',
    },
    'whole-pack': {
      prompt: 'A pack code. What lies here?',
      context: '{{title}}',
      yes: 'One piece',
      yesWords: 'out of the pack',
      no: 'The whole pack',
      noPieces_one: '{{count}} piece, one label',
      noPieces_other: '{{count}} pieces, one label',
      noWords: 'count what is in it',
      promptCount: 'How many pieces are in it?',
      contextCount: 'Press the number, or type a larger one: **{{key}}**',
      pieces_one: '{{count}} piece',
      pieces_other: '{{count}} pieces',
    },
    'take-extra': {
      insteadYes: 'Sent instead',
      insteadYesWords: 'of what is awaited',
      second: 'Also in the box',
      secondWords: 'noted as extra',
    },
    'take-surplus': {
      prompt: 'More than announced. Take it anyway?',
      context: 'Line {{line}} announces {{expected}}: {{title}}',
      yes: 'Take it in',
      yesWords: 'noted as too many',
      no: 'Put it aside',
      noWords: 'scan another unit',
    },
    'serial-doubt': {
      prompt: 'Is this serial number right?',
      contextSeen: 'Another unit has it: {{title}}, {{lpn}}',
      contextSold: 'Another one was sold on this order.',
      context: '{{text}}',
      yes: 'It is right',
      yesWords: 'both are noted',
      no: 'Read it again',
      noWords: 'scan the label',
    },
  },

  outcomes: {
    'parcel-joined_one': 'return {{rmaNumber}} joined, {{count}} unit more',
    'parcel-joined_other': 'return {{rmaNumber}} joined, {{count}} units more',
    'parcel-set-aside': 'return {{rmaNumber}} waits, scan it to go on',
    'serial-recorded': 'serial number kept',
    'serial-missing': 'no serial number, the gap is noted',
    'lot-recorded': 'lot kept',
    'lot-missing': 'no lot, the gap is noted',
  },

  outcomeParts: {
    unitWrong: '{{title}}, taken in as sent instead',
    unitSurplus: '{{title}}, one too many on line {{line}}',
    unitUnknown: '{{title}}, taken in under its code',
    unitPack: '{{title}}, a pack of {{pieces}}',
  },

  recognised: {
    tracking: 'a tracking number',
    trackingNamed: 'a {{name}} tracking number',
    unitOf: 'a unit of return {{belongs}}',
  },

  refusals: {
    'serial-wanted': { cause: 'The serial number comes first.', act: 'Scan the serial number', echo: 'serial number wanted' },
    'lot-wanted': { cause: 'The lot number comes first.', act: 'Scan the lot number', echo: 'lot number wanted' },
    'serial-too-long': { cause: '{{length}} characters were read. A number has 60 at most.', act: 'Scan the serial number only', echo: 'too long for a number' },
    'unit-in-hand': { cause: '{{title}} is still in your hands.', act: 'Finish or hold the unit first', echo: 'a unit is in work' },
  },

  trailSteps: {
    parcelJoined: 'Joined: return {{rmaNumber}}',
    parcelSetAside: 'Parcel set aside',
    parcelResumed: 'Parcel taken up again',
    serialRecorded: 'Serial {{serial}}',
    lotRecorded: 'Lot {{lot}}',
  },

  trailParts: {
    unitWrong: 'Unit scanned, sent instead',
    unitSurplus: 'Unit scanned, too many',
    unitUnknown: 'Unit scanned, unknown code',
    serial: 'serial number',
    lot: 'lot number',
    joined: 'joined return',
    noSerial: 'No serial number',
    noLot: 'No lot number',
  },

  undo: {
    parcelJoined: 'take the return out again',
    parcelSetAside: 'go on with the parcel',
    parcelResumed: 'set the parcel aside again',
    serialRecorded: 'read the serial again',
    lotRecorded: 'read the lot again',
  },

  numbers: {
    title: 'On the unit or its box',
    serialWords: 'The scanner reads S/N, IMEI and GS1 codes.',
    lotWords: 'LOT or batch; the date comes with it where the code has one.',
    none: 'No number to read',
    noneWords: 'the gap is noted',
    serial: 'S/N {{serial}}',
    lot: 'lot {{lot}}',
    expiry: 'best before {{expiry}}',
  },

  waiting: {
    count_one: '{{count}} parcel set aside',
    count_other: '{{count}} parcels set aside',
    words: 'scan any of its codes to go on',
  },
} as const

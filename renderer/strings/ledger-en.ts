/** English words of the print ledger: labels in doubt, void labels, labels nobody scanned. Parts of `en`, by their place there. */
export const ledgerEn = {
  steps: {
    labelDoubt: 'Did label {{job}} come out?',
    labelDoubtContext: 'The number stands small on it. **{{cause}}**',
    labelVoid: 'This label is void',
    labelVoidContext: 'Tear it up. A new one: **{{key}}**',
  },

  label: {
    doubt: 'Did label {{job}} come out?',
    out: 'Yes, it is here',
    outWords: 'Stick it on and scan it',
    notOut: 'No, there is none',
    notOutWords: 'The same label prints again',
    job: 'No. {{job}}',
    void: 'Void: tear it up.',
  },

  causes: { voided: 'This label is void.', 'label-data': 'The label cannot be made of these data.', 'not-known': 'The printer does not know what became of it.' },
  acts: { voided: 'Tear it up, print again.', 'label-data': 'Hold the unit and tell the lead.', 'not-known': 'Look whether it came out.' },

  outcomes: { 'label-out': 'label {{job}} is there', 'label-not-out': 'label {{job}} prints again', 'label-voided': 'label {{job}} is void' },

  refusals: {
    'nothing-to-void': { cause: 'There is no label of this unit to void.', act: 'Print one first', echo: 'no label to void' },
  },

  trailSteps: { labelSending: 'Label on its way', labelJudged: 'Looked for the label', labelVoided: 'Label void' },
  undo: { labelSending: 'take it back', labelJudged: 'take it back', labelVoided: 'take it back' },

  commands: { 'VOID LABEL': 'Void label' },
} as const

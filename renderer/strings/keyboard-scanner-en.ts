/** Words of learning a keyboard scanner. */
export const keyboardScannerEn = {
  keyboardScanner: {
    open: 'Learn a keyboard scanner',
    another: 'Learn another one',
    known_one: '{{count}} keyboard scanner is learned.',
    known_other: '{{count}} keyboard scanners are learned.',
    title: 'Scan the 4 codes of the sheet, in any order',
    sheet: 'Print the sheet',
    saved: 'The sheet is saved: {{path}}',
    stop: 'Stop',
    code: 'code {{number}}',
    codeRead: 'code {{number}} read',
    left_one: '{{count}} code left.',
    left_other: '{{count}} codes left.',
    learned: 'The keyboard scanner is learned: a key every {{gap}} ms.',
    facts: {
      sameKeys: 'It types like a US keyboard.',
      otherKeys_one: '{{count}} character comes from another key.',
      otherKeys_other: '{{count}} characters come from other keys.',
      altMode: 'It spells characters with Alt and digits.',
      undoesCapsLock: 'It turns its letters round when Caps Lock is on.',
      separatorLost: 'It loses the separator of GS1 codes: switch “GS as Ctrl+]” on in its manual.',
      ends: 'Each code ends with {{key}}.',
      endsSilent: 'Nothing ends a code: set Enter as its suffix, then scans come sooner.',
    },
    refusals: {
      'no-calibration-code': 'That is no code of this sheet. Scan one of the 4.',
      'read-half': 'This code was read half. Scan it again, more slowly and straight.',
      'keys-alike': '2 characters came as the same key. Switch Sticky Keys off and scan again.',
    },
  },
} as const

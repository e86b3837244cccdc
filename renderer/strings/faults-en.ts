import type { ScanGuess } from '@shared/domain/barcode'
import type { GuessedThing } from '@shared/domain/meant-text'

/** English words for scans that came damaged and for a store that cannot write, by their place in `en`. */
export const faultsEn = {
  confirm: {
    'take-guess': {
      prompt: 'Was it this? Compare the label.',
      context: '{{how}}',
      yes: 'Yes',
      yesWords: 'take it as it was meant',
      no: 'No',
      noWords: 'take it as it was scanned',
    },
  },

  guesses: {
    /** What went wrong on the way, as a sentence. */
    how: {
      'lost-separator': 'Could be: the separator between two fields got lost.',
      'mangled-header': 'Could be: the beginning of the code got damaged.',
      brackets: 'Could be: the brackets were scanned with the code.',
      blanks: 'Could be: blanks got into the code.',
      'missing-check-digit': 'Could be: the check digit is missing.',
      'lost-zero': 'Could be: the leading zero got lost.',
      'wrong-layout': 'Could be: typed with another keyboard layout.',
      'letter-case': 'Could be: capital and small letters are mixed up.',
      'glued-scans': 'Could be: two scans ran together.',
      'plain-symbol': 'Could be: the symbol does not say that it is GS1.',
      'other-scanner': 'Two scanners of this bench type this code differently. Which was it?',
    } satisfies Record<ScanGuess, string>,
    things: {
      command: 'Command: {{name}}',
      unit: 'Unit label {{name}}',
      parcel: 'Parcel label {{name}}',
      badge: 'A badge',
      tote: 'Tote {{name}}',
      zone: 'Zone plate {{name}}',
      location: 'Location {{name}}',
      'return-order': 'Return {{name}}',
      tracking: 'Tracking number {{name}}',
      sscc: 'Shipping unit {{name}}',
      item: 'Item code {{name}}',
      code: 'Code {{name}}',
    } satisfies Record<GuessedThing, string>,
    /** Before anyone signed in there is no question, only this. */
    refused: '{{how}} Set the scanner to this keyboard.',
  },

  refusals: {
    'disk-full': { cause: 'The disk is full. Nothing was written, nothing is lost.', act: 'Free space, then do the last step again', echo: 'not written: the disk is full' },
    'store-read-only': { cause: 'The disk cannot be written. Nothing was written, nothing is lost.', act: 'Call support, then do the last step again', echo: 'not written: the disk is protected' },
    'store-damaged': { cause: 'The store on this disk is damaged. Leave its folder as it is.', act: 'Stop the work and call support', echo: 'not written: the store is damaged' },
    'store-refused': { cause: 'The disk refused. Nothing was written, nothing is lost.', act: 'Do the last step again, or call support', echo: 'not written: the disk refused' },
  },
} as const

import type { KeyBurst, KeyPress } from '@shared/domain/keyboard/key-press'
import { MAX_BURST_LENGTH, type WedgeTiming } from '@shared/domain/keyboard/wedge-reducer'
import { z } from 'zod'
import { LanguageSchema } from './bench-view'

// What main, page and station tell each other of the keyboard. The keys themselves are caught in main (decision 17).

const KeySchema = z.string().max(40)

export const KeyBurstSchema = z
  .object({
    keys: z.array(z.object({ key: KeySchema, code: KeySchema, at: z.number(), shift: z.boolean(), capsLock: z.boolean(), control: z.boolean() }).strict()).max(MAX_BURST_LENGTH + 1).readonly(),
    prefix: KeySchema.nullable(),
    suffix: KeySchema.nullable(),
  })
  .strict() satisfies z.ZodType<KeyBurst>

export const WedgeTimingSchema = z
  .object({ longestGapMs: z.number().min(0).max(1_000), prefixes: z.array(KeySchema).readonly(), endsSilent: z.boolean(), learning: z.boolean() })
  .strict() satisfies z.ZodType<WedgeTiming>

export const KeyFocusSchema = z.enum(['field', 'control', 'none'])

const KeyPressSchema = z
  .object({
    key: KeySchema, code: KeySchema, at: z.number(), shift: z.boolean(), capsLock: z.boolean(), chord: z.boolean(), control: z.boolean(), alt: z.boolean(), repeat: z.boolean(), focus: KeyFocusSchema,
  })
  .strict() satisfies z.ZodType<KeyPress>

/** What main tells the page of keys that it kept. */
export const KeyboardMessageSchema = z.discriminatedUnion('kind', [
  /** A person's key, held until no scanner could be meant. */
  z.object({ kind: z.literal('key'), press: KeyPressSchema }),
  /** The newest keys in a text field were a scanner's: take them out again. Their positions, oldest first. */
  z.object({ kind: z.literal('put-back'), codes: z.array(KeySchema).readonly() }),
  z.object({ kind: z.literal('too-long'), length: z.number() }),
  /** A scan came while the station was not there to take it. */
  z.object({ kind: z.literal('lost') }),
  /** A scan came more slowly than the scanners that were learned: the next one is waited for. */
  z.object({ kind: z.literal('scan-again') }),
])
export type KeyboardMessage = z.infer<typeof KeyboardMessageSchema>

/** How far learning a keyboard scanner is, and what is known of it. */
export const KeyboardLearningSchema = z.object({
  isOpen: z.boolean(),
  /** Which codes of the sheet were read, in the order of the sheet. */
  read: z.array(z.boolean()),
  /** Why the newest scan taught nothing. */
  refusal: z.enum(['no-calibration-code', 'read-half', 'keys-alike']).nullable(),
  /** How many keyboard scanners of the bench were learned. */
  scanners: z.number(),
  /** What is known of the one that was learned last. */
  learned: z
    .object({
      /** How many characters it types with other keys than a US keyboard. */
      differentKeys: z.number(), altMode: z.boolean(), undoesCapsLock: z.boolean(), separator: z.enum(['kept', 'lost']), usualGapMs: z.number(),
      prefixKey: KeySchema.nullable(), suffixKey: KeySchema.nullable(),
    })
    .nullable(),
})
export type KeyboardLearning = z.infer<typeof KeyboardLearningSchema>

const Nothing = z.object({}).strict()

/** What the window may ask about keyboard scanners. */
export const keyboardRequests = {
  'keyboard.learning': { input: Nothing, output: KeyboardLearningSchema },
  /** `another`: a scanner beside those that are known, not one of them anew. */
  'keyboard.learn': { input: z.object({ another: z.boolean() }).strict(), output: KeyboardLearningSchema },
  'keyboard.stopLearning': { input: Nothing, output: KeyboardLearningSchema },
  /** Saves the calibration sheet. */
  'keyboard.exportSheet': { input: z.object({ language: LanguageSchema }).strict(), output: z.object({ path: z.string() }) },
} as const

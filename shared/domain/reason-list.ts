import type { ReturnReason } from './return-reason'
import type { Words } from './words'

/** A reason at its place, with what can be said more exactly beneath it. */
export interface ReasonChoice {
  readonly reason: ReturnReason
  readonly place: number
  readonly text: Words
  readonly hint?: Words | undefined
  /** Empty where nothing finer is asked. The ninth place is free for "no more is known". */
  readonly beneath: readonly ReasonChoice[]
}

/** Words and places of all reasons. */
export interface ReasonList {
  readonly version: number
  readonly notSaid: Words
  readonly noFaultFound: Words
  readonly noMoreKnown: Words
  /** The first page; the ninth place is free for "not said". */
  readonly groups: readonly ReasonChoice[]
}

function flat(choices: readonly ReasonChoice[]): readonly ReasonChoice[] {
  return choices.flatMap((choice) => [choice, ...flat(choice.beneath)])
}

/** A reason in the list, at whatever depth it stands; null when it is not offered. */
export function reasonChoice(list: ReasonList, reason: string): ReasonChoice | null {
  return flat(list.groups).find((choice) => choice.reason === reason) ?? null
}

/** A reason code in words: claimed, found, or one that this build does not know, which is then shown as it is. */
export function reasonWords(list: ReasonList, code: string): Words {
  if (code === 'not-said') return list.notSaid
  if (code === 'no-fault-found') return list.noFaultFound
  return reasonChoice(list, code)?.text ?? { en: code, ru: code }
}

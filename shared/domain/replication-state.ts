/*
 * What a station sends to HQ next, and what an answer means. Pure: the loop around it talks, waits and stores.
 *
 *   first contact ──▶ hq-behind / in-step: send from HQ's head + 1
 *                 ──▶ rolled-back: HQ has more of our own history than we do; take it back before writing anything
 *                 ──▶ fork: the histories differ; nothing may be sent under this origin
 *
 * HQ's head is the only truth of what HQ has. It is asked at first contact and after every answer that was lost.
 */

/** One origin's entries here. `hashAt` knows every number up to the head; 0 is where the chain begins. */
export interface OwnChain {
  readonly head: number
  readonly hashAt: (seq: number) => Uint8Array | null
}

/** What HQ says of the same origin. */
export interface HqChain {
  readonly head: number
  readonly headHash: Uint8Array
  /** HQ's hash at our own head, where HQ is ahead; null when it was not asked. */
  readonly hashAtOwnHead: Uint8Array | null
}

export type FirstContact =
  | { readonly kind: 'in-step' }
  | { readonly kind: 'hq-behind'; readonly entries: number }
  | { readonly kind: 'rolled-back'; readonly entries: number }
  | { readonly kind: 'fork' }

export function isSameHash(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a !== null && b !== null && a.length === b.length && a.every((byte, i) => byte === b[i])
}

/** How the two histories of one origin stand to each other. */
export function judgeFirstContact(own: OwnChain, hq: HqChain): FirstContact {
  if (hq.head > own.head) return isSameHash(own.hashAt(own.head), own.head === 0 ? own.hashAt(0) : hq.hashAtOwnHead) ? { kind: 'rolled-back', entries: hq.head - own.head } : { kind: 'fork' }
  if (!isSameHash(own.hashAt(hq.head), hq.headHash)) return { kind: 'fork' }
  return hq.head === own.head ? { kind: 'in-step' } : { kind: 'hq-behind', entries: own.head - hq.head }
}

/** Where sending stands. */
export interface SendState {
  /** HQ has everything up to here. */
  readonly hqHead: number
  /** Most entries in one push. */
  readonly batchEntries: number
  /** Somewhere between HQ's head and this number is an entry that HQ cannot take as text; null when none is known. */
  readonly suspectBy: number | null
}

/** Entries to send. `raw`: the one entry goes as bytes. */
export interface SendPlan {
  readonly first: number
  readonly last: number
  readonly raw: boolean
}

export function beginSending(hqHead: number, batchEntries: number): SendState {
  return { hqHead, batchEntries, suspectBy: null }
}

/** What to send next, or null when HQ has everything up to `ownHead`. */
export function nextSend(state: SendState, ownHead: number): SendPlan | null {
  const first = state.hqHead + 1
  if (first > ownHead) return null
  if (state.suspectBy === null) return { first, last: Math.min(ownHead, first + state.batchEntries - 1), raw: false }
  // The half that may still be clean; when only the bad one is left, it goes as bytes.
  const suspects = state.suspectBy - first + 1
  return suspects <= 1 ? { first, last: first, raw: true } : { first, last: first + Math.min(state.batchEntries, Math.floor(suspects / 2)) - 1, raw: false }
}

/** HQ has stored what was sent, or had it already. Its head counts, not what we think we sent. */
export function afterReceipt(state: SendState, hqHead: number): SendState {
  return { ...state, hqHead, suspectBy: state.suspectBy !== null && hqHead >= state.suspectBy ? null : state.suspectBy }
}

/** Answers to a push that are about the entries; the loop deals with lines that break. */
export type PushTrouble = 'poison' | 'too-large' | 'gap' | 'fork' | 'chain' | 'not-live' | 'lost-answer'

/** What comes after trouble: send again as the state says, ask HQ where it stands, or stop and tell a person. */
export interface AfterTrouble {
  readonly state: SendState
  readonly next: 'send' | 'ask-place' | 'stop'
}

/** What an answer other than a receipt means for sending. */
export function afterTrouble(state: SendState, plan: SendPlan, trouble: PushTrouble): AfterTrouble {
  switch (trouble) {
    case 'poison':
      return plan.raw ? { state, next: 'stop' } : { state: { ...state, suspectBy: plan.last }, next: 'send' }
    case 'too-large': {
      const sent = plan.last - plan.first + 1
      if (sent > 1) return { state: { ...state, batchEntries: Math.floor(sent / 2) }, next: 'send' }
      return plan.raw ? { state, next: 'stop' } : { state: { ...state, suspectBy: plan.last }, next: 'send' }
    }
    case 'gap':
    case 'lost-answer':
      return { state, next: 'ask-place' }
    case 'fork':
    case 'chain':
    case 'not-live':
      return { state, next: 'stop' }
  }
}

/** Entries of one foreign origin to ask for. */
export interface PullWish {
  readonly origin: number
  readonly incarnation: string
  readonly after: number
}

/** Whose entries to ask for, and how many of each at most, so that an answer holds no more than `limit`. */
export function nextPull(heads: readonly { readonly origin: number; readonly incarnation: string; readonly head: number }[], cursors: ReadonlyMap<string, number>, limit: number): { readonly wishes: readonly PullWish[]; readonly each: number } {
  const behind = heads.filter(({ incarnation, head }) => head > (cursors.get(incarnation) ?? 0)).slice(0, limit)
  return { wishes: behind.map(({ origin, incarnation }) => ({ origin, incarnation, after: cursors.get(incarnation) ?? 0 })), each: Math.max(1, Math.floor(limit / Math.max(1, behind.length))) }
}

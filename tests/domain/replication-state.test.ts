import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterReceipt, afterTrouble, beginSending, judgeFirstContact, nextPull, nextSend } from '@shared/domain/replication-state'

const hash = (history: string, seq: number) => Uint8Array.from([...`${history}${seq}`].map((letter) => letter.charCodeAt(0)))
const chain = (head: number, history = 'a') => ({ head, hashAt: (seq: number) => (seq <= head ? hash(seq === 0 ? 'a' : history, seq) : null) })
const hq = (head: number, history = 'a', ownHead: number | null = null) => ({ head, headHash: hash(head === 0 ? 'a' : history, head), hashAtOwnHead: ownHead === null ? null : hash(history, ownHead) })

describe('first contact', () => {
  test.each([
    ['the same history to the same number', chain(5), hq(5), { kind: 'in-step' }],
    ['both empty', chain(0), hq(0), { kind: 'in-step' }],
    ['HQ has less', chain(5), hq(2), { kind: 'hq-behind', entries: 3 }],
    ['HQ has nothing', chain(5), hq(0), { kind: 'hq-behind', entries: 5 }],
    ['HQ has more of the same', chain(3), hq(5, 'a', 3), { kind: 'rolled-back', entries: 2 }],
    ['HQ has everything, this store nothing', chain(0), hq(5), { kind: 'rolled-back', entries: 5 }],
    ['HQ has another history of the same length', chain(5), hq(5, 'b'), { kind: 'fork' }],
    ['HQ has another, shorter history', chain(5), hq(3, 'b'), { kind: 'fork' }],
    ['HQ has another, longer history', chain(3), hq(5, 'b', 3), { kind: 'fork' }],
  ])('%s', (_, own, theirs, expected) => {
    expect(judgeFirstContact(own, theirs)).toEqual(expected)
  })
})

/** HQ for a property: takes what follows its head, knows which entries it cannot take as text, loses some answers, goes back at times. */
function sendAll(ownHead: number, poisoned: ReadonlySet<number>, batchEntries: number, faults: readonly number[]) {
  let head = 0
  let steps = 0
  let state = beginSending(0, batchEntries)
  const raws: number[] = []
  const fault = (i: number) => faults[i % Math.max(1, faults.length)] ?? 0
  for (let plan = nextSend(state, ownHead); plan; plan = nextSend(state, ownHead)) {
    steps += 1
    if (steps > 50_000) throw new Error('it does not end')
    expect(plan.first).toBeLessThanOrEqual(head + 1)
    expect(plan.last - plan.first + 1).toBeLessThanOrEqual(batchEntries)
    const numbers = Array.from({ length: plan.last - plan.first + 1 }, (_, i) => plan.first + i)
    if (!plan.raw && numbers.some((seq) => poisoned.has(seq))) {
      state = afterTrouble(state, plan, 'poison').state
      continue
    }
    if (plan.raw) raws.push(plan.first)
    head = Math.max(head, plan.last)
    // Faults stop after a while: nothing drains through a line that is always cut.
    const broken = steps < 40 ? fault(steps) : 0
    if (broken === 2) head = Math.max(0, head - 3)
    if (broken > 0) {
      expect(afterTrouble(state, plan, 'lost-answer').next).toBe('ask-place')
      state = beginSending(head, state.batchEntries)
    } else state = afterReceipt(state, head)
  }
  return { head, raws, steps }
}

describe('sending', () => {
  test('ends with everything at HQ, whatever is poisoned, lost or set back; only what is poisoned goes raw', () => {
    fc.assert(fc.property(
      fc.integer({ min: 0, max: 120 }), fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { maxLength: 6 }), fc.integer({ min: 1, max: 50 }), fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 8 }),
      (ownHead, poison, batchEntries, faults) => {
        const poisoned = new Set(poison.filter((seq) => seq <= ownHead))
        const sent = sendAll(ownHead, poisoned, batchEntries, faults)
        expect(sent.head).toBe(ownHead)
        expect(sent.raws.every((seq) => poisoned.has(seq))).toBe(true)
        expect(new Set(sent.raws)).toEqual(poisoned)
      },
    ))
  })

  test('one poisoned entry costs a logarithm of tries, not a try for each entry', () => {
    expect(sendAll(1_000, new Set([777]), 1_000, []).steps).toBeLessThan(30)
  })

  test('what is too large is halved, one that is too large alone goes raw, and raw trouble stops', () => {
    const state = beginSending(0, 8)
    const halved = afterTrouble(state, { first: 1, last: 8, raw: false }, 'too-large')
    expect(nextSend(halved.state, 100)).toEqual({ first: 1, last: 4, raw: false })
    const alone = afterTrouble(state, { first: 1, last: 1, raw: false }, 'too-large')
    expect(nextSend(alone.state, 100)).toEqual({ first: 1, last: 1, raw: true })
    for (const trouble of ['too-large', 'poison'] as const) expect(afterTrouble(alone.state, { first: 1, last: 1, raw: true }, trouble).next).toBe('stop')
  })

  test('another history, a wrong chain and a closed place stop', () => {
    for (const trouble of ['fork', 'chain', 'not-live'] as const) expect(afterTrouble(beginSending(0, 8), { first: 1, last: 8, raw: false }, trouble).next).toBe('stop')
    expect(afterTrouble(beginSending(0, 8), { first: 1, last: 8, raw: false }, 'gap').next).toBe('ask-place')
  })
})

test('pulling asks only for what is behind, and for no more than the limit', () => {
  fc.assert(fc.property(
    fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 20 }), fc.integer({ min: 1, max: 1_000 }),
    (numbers, limit) => {
      const heads = numbers.map(([head], i) => ({ origin: i, incarnation: `i${i}`, head }))
      const cursors = new Map(numbers.flatMap(([, seq], i): [string, number][] => (seq > 0 ? [[`i${i}`, seq]] : [])))
      const { wishes, each } = nextPull(heads, cursors, limit)
      expect(wishes.length * each).toBeLessThanOrEqual(limit)
      expect(each).toBeGreaterThanOrEqual(1)
      for (const wish of wishes) expect([heads[wish.origin]!.head > wish.after, wish.after]).toEqual([true, cursors.get(wish.incarnation) ?? 0])
      expect(wishes.length > 0).toBe(heads.some(({ incarnation, head }) => head > (cursors.get(incarnation) ?? 0)))
    },
  ))
})

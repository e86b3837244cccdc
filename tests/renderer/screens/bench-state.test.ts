import { describe, expect, test } from 'vitest'
import { benchReducer, FIRST_BENCH_STATE, MAX_TYPED_LENGTH, type BenchEvent, type BenchScreenState } from '../../../renderer/screens/bench/bench-state'
import { answer, ANSWERS, NOW, view } from '../support/sample-views'

const after = (...events: readonly BenchEvent[]): BenchScreenState => events.reduce(benchReducer, FIRST_BENCH_STATE)
const came = (name: Parameters<typeof view>[0]): BenchEvent => ({ kind: 'view-came', view: view(name) })
const answered = (given: ReturnType<typeof answer>): BenchEvent => ({ kind: 'answered', answer: given })

describe('a stop', () => {
  test('stays over refusals and prints, until a step is accepted', () => {
    const stopped = after(came('tote'), answered(ANSWERS.wrongTote))
    expect(stopped.stop?.kind).toBe('wrong-tote')
    const still = [answered(ANSWERS.notATote), came('tote'), { kind: 'weight-came', weight: { grams: 1, stability: 'stable', readAt: NOW } } as const].reduce(benchReducer, stopped)
    expect(still.stop?.kind).toBe('wrong-tote')
    expect(still.ask).toBeNull()
    expect(still.newest?.answer.kind).toBe('tote-wanted')
    expect(benchReducer(still, answered(ANSWERS.placed)).stop).toBeNull()
  })

  test('goes away when the person puts it away, and the step is as it was', () => {
    const away = after(came('tote'), answered(ANSWERS.wrongTote), { kind: 'stop-put-away' })
    expect(away.stop).toBeNull()
    expect(away.view?.step.kind).toBe('tote')
  })

  test('a newer stop takes the place of an older one', () => {
    expect(after(came('label'), answered(ANSWERS.wrongTote), answered(ANSWERS.wrongLabel)).stop?.kind).toBe('wrong-label')
  })
})

describe('a refusal that asks', () => {
  test('stays until a step is accepted', () => {
    const asked = after(came('scanUnit'), answered(ANSWERS.notAUnit))
    expect(asked.ask?.kind).toBe('unit-wanted')
    expect(benchReducer(asked, came('scanUnit')).ask?.kind).toBe('unit-wanted')
    expect(benchReducer(asked, answered(ANSWERS.placed)).ask).toBeNull()
  })

  test('ends with a step that was accepted elsewhere: a weight, another person', () => {
    expect(after(came('scanUnit'), answered(ANSWERS.notAUnit), came('weigh')).ask).toBeNull()
  })

  test('a question of the station is no refusal: its step has the plate', () => {
    expect(after(came('openBlind'), answered(ANSWERS.confirmAsked)).ask).toBeNull()
  })
})

describe('typing', () => {
  test('is kept while refused, closed by an accepted step and by a stop', () => {
    const typing = after(came('scanParcel'), { kind: 'typed', text: 'RT4' })
    expect(benchReducer(typing, answered(ANSWERS.notAUnit)).typing).toBe('RT4')
    expect(benchReducer(typing, answered(ANSWERS.placed)).typing).toBeNull()
    expect(benchReducer(typing, answered(ANSWERS.wrongTote)).typing).toBeNull()
    expect(benchReducer(typing, { kind: 'typing-closed' }).typing).toBeNull()
  })

  test('has a greatest length', () => {
    expect(after({ kind: 'typed', text: 'X'.repeat(MAX_TYPED_LENGTH + 9) }).typing).toHaveLength(MAX_TYPED_LENGTH)
  })
})

test('what the station could not answer while it was away is forgotten when it is back; other refusals stay', () => {
  const away = answer('station-fault', { signal: 'ask', facts: { restarting: 1 } })
  expect(after(came('question'), answered(away), { kind: 'station-back' }).ask).toBeNull()
  expect(after(came('scanUnit'), answered(ANSWERS.notAUnit), { kind: 'station-back' }).ask?.kind).toBe('unit-wanted')
})

test('every answer is a new one, also to the same code', () => {
  expect(after(answered(ANSWERS.placed), answered(ANSWERS.placed)).newest?.id).toBe(2)
})

test('a command that the scale missed while it was away is forgotten when a weight comes; one that it refused stays', () => {
  const missed = (why: string) => answered(answer('scale-not-adjusted', { signal: 'ask', facts: { adjustment: 'zero', why } }))
  const weight: BenchEvent = { kind: 'weight-came', weight: { grams: 0, stability: 'stable', readAt: NOW } }
  expect(after(came('scanUnit'), missed('not-ready'), weight).ask).toBeNull()
  expect(after(came('scanUnit'), missed('declined'), weight).ask?.kind).toBe('scale-not-adjusted')
})

test('a weight that looks the same draws nothing anew', () => {
  const first = after({ kind: 'weight-came', weight: { grams: 5, stability: 'stable', readAt: NOW } })
  expect(benchReducer(first, { kind: 'weight-came', weight: { grams: 5, stability: 'stable', readAt: NOW + 100 } })).toBe(first)
  expect(benchReducer(first, { kind: 'weight-came', weight: { grams: 5, stability: 'stable', readAt: NOW + 100, net: true } })).not.toBe(first)
})

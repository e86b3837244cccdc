import { describe, expect, it } from 'vitest'
import { isSameTrigger, relevantCode, sameTriggerAtMostMs, sameTriggerMs, triggerGapMs, triggerOverAt } from '@shared/domain/trigger-burst'

const code = (readAt: number, tookMs = 4, text = '4006381333931') => ({ text, readAt, tookMs })

describe('one pull of the trigger', () => {
  it('holds the codes that begin right behind each other', () => {
    expect(isSameTrigger(code(1_000), code(1_000 + sameTriggerMs + 4))).toBe(true)
    expect(isSameTrigger(code(1_000), code(1_000 + sameTriggerMs + 5))).toBe(false)
    expect(isSameTrigger(code(1_000), code(1_000, 0))).toBe(true)
  })

  it('goes by the beat of a slow scanner, within bounds', () => {
    const slow = code(5_000, 1_200)
    expect(triggerGapMs(slow)).toBe(200)
    expect(isSameTrigger(slow, code(6_390, 1_200))).toBe(true)
    expect(isSameTrigger(slow, code(6_410, 1_200))).toBe(false)
    expect(triggerGapMs(code(9_000, 60_000))).toBe(sameTriggerAtMostMs)
    expect(triggerGapMs(code(9_000, 60_000, 'x'))).toBe(sameTriggerMs)
    expect(triggerOverAt(code(1_000))).toBe(1_000 + sameTriggerMs)
  })

  it('ends where the clock was set back', () => {
    expect(isSameTrigger(code(1_000), code(990))).toBe(false)
  })
})

describe('the code that counts', () => {
  it.each([
    [['books', 'books'], 0], [['refused', 'books'], 1], [['refused', 'asks'], 1], [['asks', 'refused', 'books'], 2], [['asks', 'asks'], 0], [['refused', 'refused'], 0],
  ] as const)('of %j is at place %i, never simply the last', (relevances, place) => {
    expect(relevantCode(relevances.map((relevance) => ({ relevance })))).toBe(place)
  })

  it('is of a kind that the bench works with, if the scanner says the kind and one is', () => {
    const books = { relevance: 'books', symbology: 'ean13' } as const
    const asks = { relevance: 'asks', symbology: 'qr' } as const
    expect(relevantCode([books, asks], ['qr', 'datamatrix'])).toBe(1)
    expect(relevantCode([books, asks], ['code128'])).toBe(0)
    expect(relevantCode([{ relevance: 'books' }, asks], ['qr'])).toBe(0)
  })
})

import { render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { SCAN_TO_PAINT, useAnswerMeter } from '../../../renderer/feedback/answer-meter'

function Answer({ id, readAt }: { id: number | null; readAt: number | null }) {
  useAnswerMeter(id, readAt)
  return null
}

const painted = () => performance.getEntriesByName(SCAN_TO_PAINT)
const twoFrames = () => new Promise((resolve) => setTimeout(resolve, 60))

afterEach(() => performance.clearMeasures(SCAN_TO_PAINT))

test('keeps the time from the read scan to its painted answer, once per answer', async () => {
  const readAt = performance.timeOrigin + performance.now() - 5
  const { rerender } = render(<Answer id={1} readAt={readAt} />)
  rerender(<Answer id={1} readAt={readAt} />)
  await twoFrames()
  expect(painted()).toHaveLength(1)
  expect(painted()[0]?.duration).toBeGreaterThanOrEqual(4)
  rerender(<Answer id={2} readAt={readAt} />)
  await twoFrames()
  expect(painted()).toHaveLength(2)
})

test('answers to keys and touches are not measured', async () => {
  render(<Answer id={1} readAt={null} />)
  await twoFrames()
  expect(painted()).toHaveLength(0)
})

test('a scan from the future of a clock set back counts as no time, and throws nothing', async () => {
  render(<Answer id={1} readAt={performance.timeOrigin + performance.now() + 60_000} />)
  await twoFrames()
  expect(painted()[0]?.duration).toBe(0)
})

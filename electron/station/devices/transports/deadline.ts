import type { DurationMs } from '@shared/domain/quantities'

/** The promise's value, or `late` when it is not there in time. The promise itself keeps running: whoever started it ends it. */
export async function withinMs<T>(work: Promise<T>, deadlineMs: DurationMs): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), deadlineMs)
  })
  try {
    return await Promise.race([work, deadline])
  } finally {
    clearTimeout(timer)
  }
}

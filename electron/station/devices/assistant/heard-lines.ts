/** Lines kept to be shown and learned from: the newest. */
export const LINES_KEPT = 12
/** Longer lines are cut: what has no end is no line. */
export const LONGEST_LINE = 120

/** Text lines in bytes of a device nobody knows yet: whole ones, control characters kept, the end included. */
export interface HeardLines {
  push(bytes: Uint8Array): void
  /** Oldest first. What has not ended is not among them. */
  readonly lines: readonly string[]
  /** Whole lines since the beginning. */
  readonly count: number
  readonly bytes: number
}

export function createHeardLines(): HeardLines {
  let pending = ''
  let lines: string[] = []
  let count = 0
  let total = 0
  return {
    push(bytes) {
      total += bytes.length
      pending += String.fromCharCode(...bytes)
      for (let match = /[\r\n\x03]+/.exec(pending); match; match = /[\r\n\x03]+/.exec(pending)) {
        const end = match.index + match[0].length
        // The second character of a line end may still be on its way.
        if (end === pending.length && match[0] === '\r') break
        take(pending.slice(0, end))
        pending = pending.slice(end)
      }
      if (pending.length > LONGEST_LINE) pending = pending.slice(-LONGEST_LINE)
    },
    get lines() {
      return pending.endsWith('\r') ? [...lines, pending].slice(-LINES_KEPT) : lines
    },
    get count() {
      return count + (pending.endsWith('\r') ? 1 : 0)
    },
    get bytes() {
      return total
    },
  }

  function take(line: string): void {
    if (line.trim() === '') return
    count += 1
    lines = [...lines, line.slice(-LONGEST_LINE)].slice(-LINES_KEPT)
  }
}

/** A line of a scanner: something readable, in one go. */
export function isReadable(line: string): boolean {
  const text = line.replace(/[\r\n\x02\x03]/g, '')
  return text.length >= 3 && /^[\x1d\x1e\x04 -~\x80-\xff]+$/.test(text)
}

import { createInterface } from 'node:readline'

/**
 * Lines of standard input as they stand, blank ones included: for scanned texts, in which blanks and separators count.
 * Only LF and CR LF end a line; readline would also break at U+2028 and others that a scanned text may hold.
 */
export async function* rawInputLines(): AsyncGenerator<string> {
  if (process.stdin.isTTY) return
  process.stdin.setEncoding('utf8')
  let rest = ''
  for await (const chunk of process.stdin) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.replace(/\r$/, '')
  }
  if (rest !== '') yield rest.replace(/\r$/, '')
}

/** Lines of standard input, one by one, without their line ends. Nothing when a person sits at the terminal. */
export async function* standardInputLines(): AsyncGenerator<string> {
  if (process.stdin.isTTY) return
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) if (line.trim() !== '') yield line.trim()
}

/** A line that is either bare text or a JSON object with that text under `name`. */
export function textOfLine(line: string, name: string): string {
  if (!line.startsWith('{')) return line
  try {
    const value: unknown = JSON.parse(line)
    const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : null
    if (typeof text === 'string') return text
  } catch {
    // Not JSON after all: then the line itself is the text.
  }
  return line
}

import { scaleProtocolNamed } from './scale-protocols'

/** What a simulated scale was told. */
export type SimulatedOrder =
  | { readonly kind: 'weigh' | 'zero' | 'tare' | 'clear-tare' }
  /** A line, or for protocols without line ends the rest, that is none of these. */
  | { readonly kind: 'other'; readonly text: string }

export interface CommandEar {
  push(bytes: Uint8Array): readonly SimulatedOrder[]
}

const maxWaitingBytes = 64

/** Hears the commands of a protocol in what a host sends, however it is cut up. */
export function createCommandEar(protocolName: string): CommandEar {
  const protocol = scaleProtocolNamed(protocolName)
  const known = [
    { kind: 'weigh' as const, text: textOf(protocol?.ask) },
    { kind: 'zero' as const, text: textOf(protocol?.zero) },
    { kind: 'tare' as const, text: textOf(protocol?.tare) },
    { kind: 'clear-tare' as const, text: textOf(protocol?.clearTare) },
  ].filter(({ text }) => text !== '')
  // Where every command ends with a line end, a line that is none of them is nonsense; else single characters are.
  const isByLine = known.length > 0 && known.every(({ text }) => /[\r\n]$/.test(text))
  let waiting = ''

  function take(): SimulatedOrder | null {
    const found = known.find(({ text }) => waiting.startsWith(text))
    if (found !== undefined) {
      waiting = waiting.slice(found.text.length)
      return { kind: found.kind }
    }
    if (waiting === '' || known.some(({ text }) => text.startsWith(waiting))) return null
    if (!isByLine) {
      const text = waiting
      waiting = ''
      return { kind: 'other', text }
    }
    const [line] = /^[\r\n]*[^\r\n]*[\r\n]+/.exec(waiting) ?? []
    if (line === undefined) return null
    waiting = waiting.slice(line.length)
    return { kind: 'other', text: line.trim() }
  }

  return {
    push(bytes) {
      waiting = (waiting + Buffer.from(bytes).toString('latin1')).slice(-maxWaitingBytes)
      const orders: SimulatedOrder[] = []
      for (let order = take(); order !== null; order = take()) orders.push(order)
      return orders
    },
  }
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return bytes == null ? '' : Buffer.from(bytes).toString('latin1')
}

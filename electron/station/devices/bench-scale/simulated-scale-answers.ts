import { encodeShown, type ShownWeight } from './simulated-scale-frames'
import type { SimulatedOrder } from './simulated-scale-commands'

/** What a simulated scale knows when it answers. */
export interface AnswerFacts {
  readonly protocol: string
  /** Zero or tare was taken: the load rests. */
  readonly isDone: boolean
  readonly shown: ShownWeight
  /** The tare in force, a decimal text in the shown unit. */
  readonly tare: string
  readonly serialNumber: string
  /** Nobody asked: what a scale says of itself after power came back. */
  readonly isUnasked?: boolean
}

/** What a scale of this protocol answers to an order; null: nothing. */
export function replyTo(order: SimulatedOrder, facts: AnswerFacts): Uint8Array | null {
  if (order.kind === 'weigh') return encodeShown(facts.protocol, facts.shown)
  const text = textTo(order, facts)
  return text === null ? null : Uint8Array.from(Buffer.from(text, 'latin1'))
}

function textTo(order: SimulatedOrder, facts: AnswerFacts): string | null {
  const { protocol, isDone, shown } = facts
  switch (protocol) {
    case 'mt-sics':
    case 'kern-kcp':
      return sics(order, facts)
    case 'nci-scp01':
    case 'nci-scp02':
    case 'nci-scp12':
      // Status without the weight; over the range it is what a weight would be answered with.
      if (order.kind === 'other') return order.text === 'S' ? statusOf(facts) : silent(facts, '\n?\r\x03')
      return statusOf(facts)
    case 'adam-mdw':
      return order.kind === 'other' ? silent(facts, '\n?\r\x03') : '\n000\r\x03'
    case 'sma':
      return order.kind === 'other' ? silent(facts, '\n?\r') : Buffer.from(encodeShown(protocol, shown)).toString('latin1')
    case 'and':
      return order.kind === 'other' ? silent(facts, 'EC,E01\r\n') : isDone ? '\x06\r\n' : 'EC,E02\r\n'
    case 'radwag': {
      if (order.kind === 'other') return silent(facts, 'ES\r\n')
      const letter = order.kind === 'zero' ? 'Z' : 'T'
      return isDone ? `${letter} A\r\n${letter} D\r\n` : `${letter} E\r\n`
    }
    case 'ohaus':
    case 'ohaus-defender':
      return order.kind === 'other' ? silent(facts, 'ES\r\n') : isDone ? 'OK!\r\n' : 'ES\r\n'
    case 'toledo-8217':
      if (order.kind !== 'other') return isDone ? '\x02?P\r' : '\x02?A\r'
      if (order.text.startsWith('E')) return `\x02E\r${order.text.slice(1)}`
      return order.text === 'F' ? '\x02F\r' : silent(facts, '\x02?@\r')
    default:
      return null
  }
}

/** MT-SICS tells its number after power-on; others say nothing. */
function silent({ isUnasked }: AnswerFacts, text: string): string | null {
  return isUnasked === true ? null : text
}

function statusOf({ protocol, shown }: AnswerFacts): string {
  const frame = Buffer.from(encodeShown(protocol, shown)).toString('latin1')
  return frame.slice(frame.lastIndexOf('\n'))
}

function sics(order: SimulatedOrder, { shown, tare, isDone, serialNumber, protocol }: AnswerFacts): string {
  switch (order.kind) {
    case 'zero':
      return isDone ? 'Z A\r\n' : 'Z I\r\n'
    case 'tare':
      return isDone ? `T S ${tare.padStart(10)} ${shown.unit}\r\n` : 'T I\r\n'
    case 'clear-tare':
      return 'TAC A\r\n'
    case 'weigh':
    case 'other':
      break
  }
  switch (order.kind === 'other' ? order.text : '') {
    // S would wait until the load rests; answering at once with S I is what a real one does after its own timeout.
    case 'S':
      return shown.state === 'moving' ? 'S I\r\n' : Buffer.from(encodeShown(protocol, shown)).toString('latin1')
    case '@':
    case 'I4':
      return `I4 A "${serialNumber}"\r\n`
    case 'I2':
      return 'I2 A "BENCH-30 Standard 30000.0 g"\r\n'
    default:
      return 'ES\r\n'
  }
}

import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/*
 * A TSPL or EPL2 printer on 127.0.0.1, as far as broken lines matter: what it holds outlives a connection, a picture
 * begun swallows whatever comes until it is full, and a command goes on until its line ends.
 */

export interface LinePrinter {
  readonly address: string
  /** What came out: the commands that drew each label, pictures as their bytes in hexadecimal. */
  readonly labels: readonly string[]
  /** Resets the connection after so many further bytes of commands; once. */
  resetAfter(bytes: number): void
  close(): Promise<void>
}

const languages = {
  tspl: { picture: /^BITMAP \d+,\d+,(\d+),(\d+),\d,/, clear: /^CLS$/, print: /^PRINT \d+/, drawing: /^(?:TEXT|BARCODE)/, question: '\x1b!?' },
  epl: { picture: /^GW\d+,\d+,(\d+),(\d+),/, clear: /^N$/, print: /^P\d+/, drawing: /^[AB]\d/, question: '^ee\r\n' },
} as const

/** How long a label takes. */
const printMs = 60

export async function openLinePrinter(language: 'tspl' | 'epl'): Promise<LinePrinter> {
  const { picture, clear, print, drawing, question } = languages[language]
  const labels: string[] = []
  const sockets = new Set<Socket>()
  let held = ''
  let image: string[] = []
  let busyUntil = 0
  let left: number | null = null

  function takeOne(socket: Socket): boolean {
    if (held.startsWith(question)) {
      held = held.slice(question.length)
      socket.write(language === 'epl' ? '00\r\n' : Buffer.from([Date.now() < busyUntil ? 0x20 : 0]))
      return true
    }
    const begun = picture.exec(held)
    if (begun !== null) {
      const end = begun[0].length + Number(begun[1]) * Number(begun[2])
      if (held.length < end) return false
      image.push(`${begun[0]}${Buffer.from(held.slice(begun[0].length, end), 'latin1').toString('hex')}`)
      held = held.slice(end)
      return true
    }
    const end = held.indexOf('\n')
    if (end < 0) return false
    const line = held.slice(0, end).replace(/[\r\0]/g, '')
    held = held.slice(end + 1)
    if (clear.test(line)) image = []
    else if (drawing.test(line)) image.push(line)
    else if (print.test(line)) {
      labels.push(image.join('|'))
      busyUntil = Date.now() + printMs
    }
    return true
  }

  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => {
      const isQuestion = bytes.toString('latin1') === question
      const taken = left === null || isQuestion ? bytes : bytes.subarray(0, left)
      held += taken.toString('latin1')
      while (takeOne(socket));
      if (left === null || isQuestion) return
      left -= taken.length
      if (left > 0) return
      left = null
      socket.resetAndDestroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  return {
    address: `tcp://127.0.0.1:${at.port}`,
    labels,
    resetAfter(bytes) {
      left = bytes
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

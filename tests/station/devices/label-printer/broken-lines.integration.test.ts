import { describe, expect, test } from 'vitest'
import { createConnectedLabelPrinter, printerTimings, type PrinterTimings } from '../../../../electron/station/devices/label-printer/connected-label-printer'
import { openSimulatedLabelPrinter } from '../../../../electron/station/devices/label-printer/simulated-label-printer'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { openLinePrinter } from '../support/line-printer'
import { devicePorts } from '../support/ports'
import { until } from '../support/until'

/** The same as at a bench, only with less patience. */
const fast: PrinterTimings = { ...printerTimings, answerTimeoutMs: 150, askEveryMs: 10, probeEveryMs: 5_000, confirmTimeoutMs: 600, settleTimeoutMs: 1_000 }
/** Printers that break at once. */
const atOnce = 8

interface Printer {
  readonly address: string
  /** What came out, each label as something that is the same for the same job. */
  printed(): readonly string[]
  resetAfter(bytes: number): void
  close(): Promise<void>
}

interface Kind {
  readonly language: 'zpl' | 'tspl' | 'epl'
  readonly open: () => Promise<Printer>
  readonly job: (name: string) => Buffer
}

const zpl = (name: string): string => `^XA^FO9,9^FD${name}^FS^XZ`
async function openZpl(hasNoOdometer: boolean): Promise<Printer> {
  const printer = await openSimulatedLabelPrinter({ now: () => Date.now() }, { printMs: 5, hasNoOdometer })
  return { address: printer.address, printed: () => printer.labels.map((label) => label.zpl), resetAfter: (bytes) => printer.switch({ resetAfterBytes: bytes }), close: () => printer.close() }
}
async function openLine(language: 'tspl' | 'epl'): Promise<Printer> {
  const printer = await openLinePrinter(language)
  return { ...printer, printed: () => printer.labels }
}

const kinds: Readonly<Record<string, Kind>> = {
  'a ZPL printer that counts': { language: 'zpl', open: () => openZpl(false), job: (name) => Buffer.from(zpl(name)) },
  'a ZPL printer that does not count': { language: 'zpl', open: () => openZpl(true), job: (name) => Buffer.from(zpl(name)) },
  'a TSPL printer': { language: 'tspl', open: () => openLine('tspl'), job: (name) => Buffer.from(`\r\nSIZE 57 mm,32 mm\r\nCLS\r\nBITMAP 1,1,1,4,1,${name.padEnd(4)}\r\nPRINT 1,1\r\n`) },
  'an EPL2 printer': { language: 'epl', open: () => openLine('epl'), job: (name) => Buffer.from(`\r\nN\r\nGW1,1,1,4,${name.padEnd(4)}\r\nP1\r\n`) },
}

/** What a printer makes of one whole job. */
async function printOf({ open, job }: Kind, name: string): Promise<string> {
  const printer = await open()
  const connection = await transportForAddress(printer.address).open({ bytes: () => undefined, lost: () => undefined })
  if (connection.ok) await connection.value.write(Buffer.concat([job(name), Buffer.from('\r\n')]))
  await until(() => printer.printed().length === 1, 'the label')
  if (connection.ok) await connection.value.close()
  await printer.close()
  return printer.printed()[0] ?? ''
}

describe.each(Object.keys(kinds))('%s whose line is reset after k bytes, for every k', (title) => {
  test('"No silent duplicates" and "Half-label recovery": one of each label in the end, none inside another, and every outcome is true', { timeout: 60_000 }, async () => {
    const kind = kinds[title]
    if (!kind) throw new Error(title)
    const [one, two] = [await printOf(kind, 'one'), await printOf(kind, 'two')]
    expect(one).not.toBe(two)
    const known: Record<string, number> = {}

    async function breakAfter(bytes: number): Promise<void> {
      if (!kind) return
      const printer = await kind.open()
      const driver = createConnectedLabelPrinter(kind.language, { deviceId: 'p', address: printer.address, simulated: true }, transportForAddress(printer.address), devicePorts(bytes + 1), fast)
      driver.start()
      await until(() => driver.status.state === 'ready', 'ready', () => driver.status)
      printer.resetAfter(bytes)
      const outcome = await driver.print({ jobId: 'one', bytes: kind.job('one') })
      const came = printer.printed().filter((label) => label === one).length
      const word = outcome.ok ? (outcome.value.confirmed ? 'printed' : 'sent') : outcome.failure.sentBytes === 0 ? 'nothing left' : 'unknown'
      known[word] = (known[word] ?? 0) + 1
      if (word === 'printed') expect(came, `k=${bytes}`).toBe(1)
      if (word === 'nothing left') expect(came, `k=${bytes}`).toBe(0)
      // Nothing left: the station prints again by itself. Unknown: a person looks at what came out, and decides.
      if (came === 0 && word !== 'printed') expect(await driver.print({ jobId: 'one', bytes: kind.job('one') }), `k=${bytes}`).toMatchObject({ ok: true })
      expect(await driver.print({ jobId: 'two', bytes: kind.job('two') }), `k=${bytes}`).toMatchObject({ ok: true })
      await until(() => printer.printed().length >= 2, `two labels, k=${bytes}`, () => printer.printed())
      expect(printer.printed(), `k=${bytes}, ${word}`).toEqual([one, two])
      await driver.stop()
      await printer.close()
    }

    const all = Array.from({ length: kind.job('one').length + 3 }, (_, index) => index)
    for (let next = 0; next < all.length; next += atOnce) await Promise.all(all.slice(next, next + atOnce).map(breakAfter))
    // A printer that counts its labels leaves nothing for a person to decide.
    if (title === 'a ZPL printer that counts') expect(known).not.toHaveProperty('unknown')
  })
})

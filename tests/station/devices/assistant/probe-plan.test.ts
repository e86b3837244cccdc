import { describe, expect, it } from 'vitest'
import { addressWithLine, LISTEN_MS, lineWords, probePlan } from '../../../../electron/station/devices/assistant/probe-plan'
import { scaleProtocols } from '../../../../electron/station/devices/bench-scale/scale-protocols'
import { parseAddress } from '../../../../electron/station/devices/transports/address'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('the plan of a look at a port', () => {
  const plan = probePlan(scaleProtocols.filter(({ name }) => name !== 'hid-scale'))

  it('listens before it asks, on every line, and asks nothing that changes the scale', () => {
    for (const [at, step] of plan.entries()) {
      if (step.ask !== null) expect(plan.slice(0, at).some((before) => before.ask === null && before.waitMs === LISTEN_MS && before.line === step.line)).toBe(true)
    }
    const changing = scaleProtocols.flatMap(({ zero, tare, clearTare }) => [zero, tare, clearTare]).flatMap((bytes) => (bytes ? [hex(bytes)] : []))
    const asks = plan.flatMap(({ ask }) => (ask ? [hex(ask)] : []))
    expect(asks.length).toBeGreaterThan(5)
    expect(asks.filter((ask) => changing.includes(ask))).toEqual([])
    expect(new Set(plan.map(({ line, ask }) => `${lineWords(line)} ${ask ? hex(ask) : 'listen'}`)).size).toBe(plan.length)
  })

  it('keeps questions without an end of their own for the last, and its time within a minute', () => {
    const framed = plan.map(({ ask }) => ask === null || [0x0d, 0x0a].includes(ask.at(-1) ?? 0))
    expect(framed.indexOf(false)).toBeGreaterThan(framed.lastIndexOf(true))
    expect(plan.reduce((ms, { waitMs }) => ms + waitMs, 0)).toBeLessThan(60_000)
  })

  it('gives addresses that the transports understand', () => {
    for (const { line } of plan) expect(parseAddress(addressWithLine('/dev/ttyUSB0', line))).toEqual({ ok: true, value: { kind: 'serial', path: '/dev/ttyUSB0', line } })
    expect(lineWords({ baudRate: 2400, dataBits: 7, parity: 'even', stopBits: 1 })).toBe('2400 7E1')
  })
})

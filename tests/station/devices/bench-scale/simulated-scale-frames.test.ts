import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleProtocols } from '../../../../electron/station/devices/bench-scale/scale-protocols'
import { encodeShown, type ShownWeight } from '../../../../electron/station/devices/bench-scale/simulated-scale-frames'
import { weighLine } from '../../../../electron/station/devices/bench-scale/weigh-line'

/** What a protocol cannot say: net, motion with a weight, a range, a negative weight. */
const sayNoNet = new Set(['hid-scale', 'mt-sics', 'kern-kcp', 'and', 'cas-ap1', 'adam-mdw', 'weight-qa', 'jik', 'dibal-dpos', 'radwag', 'generic-swapped'])
const sayNoMotion = new Set(['adam-text'])
const hideWeightInMotion = new Set(['toledo-8217', 'dibal-dpos', 'jik'])
const sayNoRange = new Set(['jik', 'weight-qa'])
const sayNoUnit = new Set(['toledo-8217', 'dibal-dpos'])
const hideNegative = new Set(['hid-scale', 'toledo-8217', 'dibal-dpos'])

const weights = fc.record({
  value: fc.tuple(fc.integer({ min: -9_999, max: 29_999 }), fc.constant(0)).map(([grams]) => `${grams < 0 ? '-' : ''}${String(Math.abs(grams)).padStart(4, '0').replace(/(...)$/, '.$1')}`),
  state: fc.constantFrom('stable', 'moving', 'overload', 'underload'),
  net: fc.boolean(),
})

describe.each(scaleProtocols.map(({ name }) => ({ name })))('a simulated $name scale', ({ name }) => {
  const protocol = scaleProtocols.find((known) => known.name === name)

  it('says what its parser hears', () => {
    fc.assert(
      fc.property(weights, ({ value, state, net }) => {
        const unit = name === 'weight-qa' ? 'g' : 'kg'
        const shown: ShownWeight = { value, unit, state, net: net && !sayNoNet.has(name) }
        const heard = protocol && weighLine(protocol.createParser(), encodeShown(name, shown))
        const isLevel = state === 'stable' || state === 'moving'
        if (!isLevel) {
          if (!sayNoRange.has(name)) expect(heard).toMatchObject({ state, value: null })
          return
        }
        // Dibal's empty pan is its overload.
        const isHidden = (hideNegative.has(name) && value.startsWith('-')) || (name === 'dibal-dpos' && Number(value) === 0)
        if (isHidden || (state === 'moving' && hideWeightInMotion.has(name))) {
          expect(heard?.value).toBeNull()
          return
        }
        const isAtRest = state === 'stable' || sayNoMotion.has(name)
        const silentUnit = sayNoUnit.has(name) || (name === 'sartorius' && state === 'moving')
        expect(heard).toEqual({
          state: isAtRest ? (Number(value) === 0 ? 'zero' : 'stable') : 'moving',
          value: Number(value) === 0 ? '0.000' : value,
          unit: silentUnit ? null : unit,
          net: shown.net,
        })
      }),
    )
  })
})

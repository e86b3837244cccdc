import type { DeviceStatusView } from '@shared/contract/devices'
import { DEVICE_ROLES, DEVICE_STATES, DEVICE_TROUBLES, type DeviceRole, type DeviceState, type DeviceTrouble } from '@shared/domain/device'
import { CAUSES_OF_ROLE, deviceActKind, deviceCause } from '@shared/domain/device-cause'
import { describe, expect, test } from 'vitest'
import { COMPLETE_LANGUAGES, createStrings } from '../../../renderer/strings'
import { deviceAct, deviceConnection, deviceEvidence, deviceName, deviceStateWords, deviceWhy } from '../../../renderer/strings/device-words'
import { createSpeech } from '../../../renderer/strings/speech'

const NOW = 1_795_000_000_000
/** Raw words of system and protocol, as they reach a status: none of them is for a person at the bench. */
const RAW = { detail: 'Error: Resource temporarily unavailable Cannot lock port', lastSaid: 'S D     412.00 g' }
const ADDRESSES = ['usb:/dev/usb/lp0', 'ipp://desk:631/printers/labels', 'winspool:Zebra', '/dev/ttyUSB0', '/dev/ttyUSB0?baud=2400&line=7E1', 'COM4', 'hid:/dev/hidraw3', 'tcp://192.168.10.40:9100', 'keyboard', '']

function statusOf(role: DeviceRole, state: DeviceState, trouble: DeviceTrouble | null, more: Partial<DeviceStatusView> = {}): DeviceStatusView {
  return { deviceId: `${role}-1`, role, state, trouble, address: '/dev/ttyUSB0', since: NOW - 14_000, lastSaidAt: NOW - 20_000, simulated: false, evidence: null, nextAct: null, ...RAW, ...more }
}

const CASES = DEVICE_ROLES.flatMap((role) => DEVICE_STATES.flatMap((state) => [null, ...DEVICE_TROUBLES].map((trouble) => ({ role, state, trouble }))))

describe('Says why, and what to do', () => {
  describe.each(COMPLETE_LANGUAGES)('%s', (language) => {
    const speech = createSpeech(createStrings(language), language)

    test('every state of every role, whatever the trouble: device, evidence, cause and exactly one next act', () => {
      expect(CASES.length).toBe(DEVICE_ROLES.length * DEVICE_STATES.length * (DEVICE_TROUBLES.length + 1))
      for (const { role, state, trouble } of CASES) {
        const status = statusOf(role, state, trouble)
        const at = `${role} ${state} ${trouble ?? ''}`
        expect(deviceName(speech, status), at).toMatch(/^\p{Lu}\p{L}+$/u)
        expect(deviceStateWords(speech, status, NOW), at).toMatch(/^\p{Lu}.{2,21}$/u)
        const why = deviceWhy(speech, status)
        expect(why, at).toMatch(/^\p{Lu}[^.]+\.$/u)
        expect(deviceEvidence(speech, status), at).toMatch(/^\*\*\p{Lu}.+\*\* \p{Lu}.+\.$/u)
        const act = deviceAct(speech, status)
        expect(act, at).toMatch(/^\p{Lu}.{5,32}$/u)
        expect(act, at).not.toMatch(/[.;]|devices\./)
        for (const text of [why, deviceEvidence(speech, status), act, deviceStateWords(speech, status, NOW), deviceConnection(speech, status)]) {
          expect(text, at).not.toMatch(/devices\.|\{\{|undefined/)
          // What the system and the device said stands behind the row, never in it.
          for (const raw of Object.values(RAW)) expect(text, at).not.toContain(raw)
        }
      }
    })

    test('each cause of a role has its own sentence, and nothing is said of another role', () => {
      for (const role of DEVICE_ROLES) {
        const sentences = CAUSES_OF_ROLE[role].map((cause) => speech.t(`devices.why.${role}.${cause}` as 'devices.why.scale.silent', { time: '' }))
        expect(new Set(sentences).size, role).toBe(CAUSES_OF_ROLE[role].length)
      }
    })

    test('a pedal says when it was pressed last', () => {
      expect(deviceEvidence(speech, statusOf('pedal', 'ready', null, { lastSaidAt: NOW }))).toContain(speech.clock(NOW))
      expect(deviceEvidence(speech, statusOf('pedal', 'absent', null, { lastSaidAt: NOW }))).toContain(speech.clock(NOW))
      expect(deviceEvidence(speech, statusOf('pedal', 'ready', null, { lastSaidAt: null }))).not.toMatch(/\d\d:\d\d:\d\d/)
    })

    test('says what it gave and how it is connected, without an address or a word of the protocol', () => {
      const scanned = { code: 'TB07X', characters: 5, tookMs: 42, at: NOW }
      const weighed = { grams: 412, stability: 'stable', at: NOW } as const
      expect(deviceEvidence(speech, statusOf('scanner', 'ready', null, { lastScan: scanned }))).toContain('TB07X')
      expect(deviceEvidence(speech, statusOf('scale', 'ready', null, { lastWeight: weighed }))).toMatch(/^\*\*412/)
      expect(deviceEvidence(speech, statusOf('scale', 'silent', null, { lastWeight: weighed }))).toContain('412')
      for (const address of ADDRESSES) {
        const words = deviceConnection(speech, statusOf('scanner', 'ready', null, { address }))
        expect(words.length, address).toBeGreaterThan(2)
        expect(words, address).not.toMatch(/dev|COM4|hid:|tcp:|usb:|ipp:|winspool:/)
      }
    })
  })

  test('Russian rows hold no English word but names of the trade', () => {
    const speech = createSpeech(createStrings('ru'), 'ru')
    for (const { role, state, trouble } of CASES) {
      const status = statusOf(role, state, trouble)
      const texts = [deviceWhy(speech, status), deviceAct(speech, status), deviceStateWords(speech, status, NOW), deviceEvidence(speech, status), deviceConnection(speech, status)]
      for (const text of texts) expect(text.replaceAll(/Turnback|USB|\d[NEO]\d/g, ''), `${role} ${state}`).not.toMatch(/[A-Za-z]{2,}/)
    }
  })

  test('a press does one thing for each cause: a trouble that has nothing to do with the state changes nothing', () => {
    for (const { role, state, trouble } of CASES) {
      const cause = deviceCause({ role, state, trouble })
      expect(CAUSES_OF_ROLE[role]).toContain(cause)
      expect(['check', 'look-again', 'show-command', 'use-one', 'set-up']).toContain(deviceActKind(cause))
      if (state !== 'needs-hand' && state !== 'faulty') expect(cause).toBe(state)
    }
    expect(deviceCause({ role: 'scale', state: 'needs-hand', trouble: 'paper-out' })).toBe('hand')
    expect(deviceCause({ role: 'scale', state: 'faulty', trouble: 'not-understood' })).toBe('not-understood')
  })

  test('several devices of one role are numbered, one is not', () => {
    const speech = createSpeech(createStrings('en'), 'en')
    const two = ['a', 'b'].map((deviceId) => statusOf('scanner', 'ready', null, { deviceId }))
    expect(two.map((device) => deviceName(speech, device, two))).toEqual(['Scanner 1', 'Scanner 2'])
    expect(deviceName(speech, statusOf('scale', 'ready', null), two)).toBe('Scale')
  })
})

import type { DeviceIdentity, DevicePorts, FootPedal, PedalPress } from '../device'
import { createListeners } from '../listeners'
import { parseReportDescriptor } from '../parsers/hid-report-descriptor'
import { createStatusBoard } from '../status-board'
import { createReconnectingTransport } from '../transports/reconnecting-transport'
import { stateOfFailure, type Transport } from '../transports/transport'
import { createHeldKeys, createSentKeys, type PedalKeys } from './pedal-keys'

/**
 * A pedal or keypad with a line of its own: HID (keyboard, keypad or consumer control, read as reports and not as typing)
 * or a serial contact. Every press is announced once, however long it is held.
 */
export function createFootPedal(identity: DeviceIdentity, transport: Transport, ports: DevicePorts, sends: 'reports' | 'characters'): FootPedal {
  const { deviceId } = identity
  const board = createStatusBoard(identity, 'pedal', ports.clock)
  const presses = createListeners<PedalPress>()
  let keys: PedalKeys = createSentKeys()

  function keysOf(descriptor: Uint8Array | null): PedalKeys {
    if (sends === 'characters') return createSentKeys()
    const parsed = descriptor === null ? null : parseReportDescriptor(descriptor)
    return createHeldKeys(parsed?.ok === true && parsed.value.isNumbered ? 1 : 0)
  }

  const line = createReconnectingTransport(
    transport,
    {
      opened() {
        keys = keysOf(line.reportDescriptor)
        board.enter('ready')
      },
      bytes(bytes) {
        const at = ports.clock.now()
        for (const key of keys.push(bytes, at)) {
          board.said(String(key + 1), at)
          presses.announce({ deviceId, key, at })
        }
      },
      down(failure) {
        keys.reset()
        board.enter(stateOfFailure(failure), failure.detail)
      },
    },
    ports,
  )

  return {
    get status() {
      return board.status
    },
    onStatus: board.onStatus,
    onPress: presses.add,
    start: () => line.start(),
    stop: () => line.stop(),
  }
}

import type { DevicePorts } from '../device'
import type { Connection, Transport } from './transport'

/** The same transport, with everything that goes over it in the frame log. */
export function createLoggedTransport(transport: Transport, deviceId: string, { clock, frameLog }: Pick<DevicePorts, 'clock' | 'frameLog'>): Transport {
  function logged(connection: Connection): Connection {
    return {
      ...connection,
      write(bytes) {
        frameLog.sent(deviceId, bytes, clock.now())
        return connection.write(bytes)
      },
    }
  }

  return {
    get address() {
      return transport.address
    },
    get isLocal() {
      return transport.isLocal
    },
    async open(handlers) {
      const opened = await transport.open({
        ...handlers,
        bytes(bytes) {
          frameLog.received(deviceId, bytes, clock.now())
          handlers.bytes(bytes)
        },
      })
      return opened.ok ? { ok: true, value: logged(opened.value) } : opened
    },
  }
}

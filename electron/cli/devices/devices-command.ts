import { wholeNumber, parseArguments, requireOption } from '../arguments'
import { misuse, type ExitCode } from '../outcome'
import { listDevices } from './list-devices'
import { saveFrames } from './save-frames'
import { simulateDevice, SIMULATED_PROTOCOLS } from './simulate-device'
import { testDevices } from './test-devices'
import { watchDevices } from './watch-devices'

export const devicesUsage = 'devices list|watch|log|test [--store DIR | --simulated] [--out FILE] [--seconds N] [--json] | devices simulate --protocol NAME [--seconds N]   (what is plugged in; changes of it; raw frames; a test of every device; a simulated device, orders on standard input: {"do":"place","grams":645})'

/** Longest a test or a watch runs by itself, seconds: a day. */
const MAX_SECONDS = 86_400
const TEST_SECONDS = 10

/** What a bench's devices are and do, for whoever stands before one that does not work. */
export async function devicesCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['store', 'out', 'seconds', 'protocol'], ['simulated', 'json'])
  if (!args.ok) return misuse(args.failure, devicesUsage)
  const { positional, options } = args.value
  const [what, ...rest] = positional
  if (rest.length > 0) return misuse(`one thing at a time, not ${JSON.stringify(positional.join(' '))}`, devicesUsage)
  const given = options.get('seconds')
  const seconds = given === undefined ? null : wholeNumber(given, 'seconds', 1, MAX_SECONDS)
  if (seconds && !seconds.ok) return misuse(seconds.failure, devicesUsage)
  const asJson = options.has('json')
  const bench = { store: options.get('store') ?? null, simulated: options.has('simulated') }
  if (bench.store !== null && bench.simulated) return misuse('either --store or --simulated', devicesUsage)
  switch (what) {
    case 'list':
      return listDevices(asJson)
    case 'watch':
      return watchDevices({ ...bench, seconds: seconds?.value ?? null, asJson })
    case 'test':
      if (bench.store === null && !bench.simulated) return misuse('name the devices: --store DIR or --simulated', devicesUsage)
      return testDevices({ ...bench, seconds: seconds?.value ?? TEST_SECONDS, asJson })
    case 'simulate': {
      const protocol = options.get('protocol')
      if (protocol === undefined || !SIMULATED_PROTOCOLS.includes(protocol)) return misuse(`name what it speaks with --protocol: ${SIMULATED_PROTOCOLS.join(', ')}`, devicesUsage)
      return simulateDevice(protocol, seconds?.value ?? null)
    }
    case 'log': {
      const [store, out] = [requireOption(args.value, 'store'), requireOption(args.value, 'out')]
      if (!store.ok) return misuse(store.failure, devicesUsage)
      if (!out.ok) return misuse(out.failure, devicesUsage)
      return saveFrames(store.value, out.value, asJson)
    }
    default:
      return misuse(what === undefined ? 'devices: what?' : `devices cannot ${JSON.stringify(what)}`, devicesUsage)
  }
}


import { existsSync } from 'node:fs'
import type { DeviceBench } from '../device-bench'
import { scaleReport } from '../devices/report-descriptors'
import { pass } from '../../station/devices/support/until'

const blockedMs = 500
/** A device end that never gets there must not hold the loop for ever. */
const blockedAtMostMs = 10_000

/** Sends 1,000 weights, 1 g and up, while this process's loop stands still, as under a long piece of work. Gives the time of the block's end. */
export async function floodWhileBlocked(bench: DeviceBench, device: string): Promise<{ readonly flood: readonly string[]; readonly endedAt: number }> {
  const flood = Array.from({ length: 1_000 }, (_, index) => scaleReport(4, index + 1))
  const endFile = `/tmp/flood-${device.replaceAll(' ', '-')}`
  const sent = bench.order({ order: 'send', device, hex: flood, everyMs: 0, endFile })
  // The order leaves when the loop turns; then it stands still until the device has said everything.
  await pass(5)
  const from = Date.now()
  while (Date.now() < from + blockedMs || (!existsSync(endFile) && Date.now() < from + blockedAtMostMs));
  const endedAt = Date.now()
  await sent
  return { flood, endedAt }
}

import { EXIT, answer, tell, type ExitCode } from '../outcome'
import { deviceLine, deviceReport } from './device-report'
import { openCommandDevices, type CommandBench } from './open-command-devices'

const LOOK_EVERY_MS = 50
/** A device that opened may still turn out silent or faulty: its first answers are waited for. */
const SETTLED_AFTER_MS = 1_500

/** Opens every device and reports how it is. Done when all are ready; refused when any is not. */
export async function testDevices({ seconds, asJson, ...bench }: CommandBench & { readonly seconds: number; readonly asJson: boolean }): Promise<ExitCode> {
  const { registry, close } = await openCommandDevices(bench)
  try {
    if (registry.statuses.length === 0) {
      tell('turnback: this bench has no devices')
      return EXIT.refused
    }
    const deadline = Date.now() + seconds * 1_000
    const isSettled = () => registry.statuses.every(({ state, since }) => state === 'ready' || (state !== 'connecting' && Date.now() - since > SETTLED_AFTER_MS))
    while (!isSettled() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    for (const status of registry.statuses) {
      if (asJson) answer(deviceReport(status))
      else process.stdout.write(`${deviceLine(status)}\n`)
    }
    return registry.statuses.every(({ state }) => state === 'ready') ? EXIT.done : EXIT.refused
  } finally {
    await close()
  }
}

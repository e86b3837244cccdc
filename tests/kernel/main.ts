import { readFileSync } from 'node:fs'
import { openDeviceBench } from './device-bench'
import { tell, type Scenario } from './scenario'
import { hidDriverScenarios } from './scenarios/hid-drivers'
import { hidScenarios } from './scenarios/hid'
import { nameScenarios } from './scenarios/names'
import { printerScenarios } from './scenarios/printers'
import { serialScenarios } from './scenarios/serial'

/** A scenario that hangs has failed; the others go on. */
const scenarioLimitMs = 30_000

const all: readonly Scenario[] = [...hidScenarios, ...hidDriverScenarios, ...serialScenarios, ...nameScenarios, ...printerScenarios]

async function runAll(): Promise<void> {
  const faults: string[] = []
  process.on('uncaughtException', (fault) => faults.push(fault.stack ?? fault.message))
  process.on('unhandledRejection', (reason) => faults.push(String(reason)))
  const wanted = process.env.TURNBACK_KERNEL_ONLY ?? ''
  const scenarios = all.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()))
  tell({ kind: 'started', uptime: readFileSync('/proc/uptime', 'utf8').split(' ')[0] ?? '', scenarios: scenarios.map(({ name }) => name) })
  const bench = openDeviceBench()
  for (const { name, run } of scenarios) {
    const startedAt = performance.now()
    let limit: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      limit = setTimeout(() => reject(new Error(`not done after ${scenarioLimitMs} ms`)), scenarioLimitMs)
    })
    const detail = await Promise.race([run(bench), late]).then(
      () => '',
      (fault: unknown) => (fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)),
    )
    clearTimeout(limit)
    // Nothing a device does may reach the process as a fault, whichever scenario was running.
    const whole = [detail, ...faults.splice(0)].filter(Boolean).join('\n')
    tell({ kind: 'ended', name, passed: whole === '', tookMs: Math.round(performance.now() - startedAt), detail: whole })
  }
  bench.close()
  process.exit(0)
}

void runAll()

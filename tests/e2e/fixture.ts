import { _electron, test as base, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SimulatedAct } from '@shared/contract/simulated-devices'

/** A running app with its window and the hands of a person at the simulated devices. */
export interface Bench {
  readonly app: ElectronApplication
  readonly page: Page
  readonly pageFaults: readonly string[]
  /** Scans with the simulated serial scanner: bytes over the wire to the real driver. */
  scan(text: string): Promise<void>
  place(grams: number): Promise<void>
  remove(): Promise<void>
  act(act: SimulatedAct): Promise<void>
  /** Waits until every simulated device is ready. */
  devicesFound(): Promise<void>
  /** Chooses the sample on a first start. */
  trySample(): Promise<void>
  /** The step the bench waits for, as the window shows it. */
  expectStep(kind: string): Promise<void>
  close(): Promise<void>
}

interface Fixtures {
  readonly dataDir: string
  /** With other or more environment than this process has, where a test needs it. */
  readonly openBench: (env?: Readonly<Record<string, string>>) => Promise<Bench>
}

const APP_FLAGS = (process.env.ELECTRON_FLAGS ?? '').split(' ').filter(Boolean)
/** Ids far above those of the window's own requests, so that the two never meet. */
const FIRST_TEST_REQUEST_ID = 1_000_000_000
const DEVICES_TIMEOUT_MS = 10_000
let requestId = FIRST_TEST_REQUEST_ID

/** Asks the station over the window's own bridge, as the page does. */
async function ask(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    ({ id, name: asked, input: wanted }) =>
      new Promise<unknown>((resolve) => {
        const bridge = (window as unknown as { turnback: { send(message: unknown): void; onMessage(listener: (message: unknown) => void): () => void } }).turnback
        const stop = bridge.onMessage((message) => {
          if (typeof message !== 'object' || message === null || !('id' in message) || message.id !== id) return
          stop()
          resolve(message)
        })
        bridge.send({ protocol: 1, id, name: asked, input: wanted })
      }),
    { id: requestId++, name, input },
  )
}

/** What the station answers to a request; a refusal is a fault. */
export async function askStation(page: Page, name: string, input: unknown): Promise<unknown> {
  const reply = (await ask(page, name, input)) as { readonly ok: boolean; readonly output?: unknown }
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply)}`)
  return reply.output
}

async function act(page: Page, input: SimulatedAct): Promise<void> {
  base.expect(await ask(page, 'simulated.act', input)).toMatchObject({ ok: true })
}

/** Three scanners, a scale, a printer and a pedal. */
const simulatedDevices = 6

/** The drivers look for their devices by themselves; hands wait until they are found. */
async function devicesFound(page: Page): Promise<void> {
  await base.expect(async () => {
    const reply = await ask(page, 'devices.list', {})
    base.expect(reply).toMatchObject({ ok: true, output: Array.from({ length: simulatedDevices }, () => ({ state: 'ready' })) })
  }).toPass({ timeout: DEVICES_TIMEOUT_MS })
}

export const test = base.extend<Fixtures>({
  dataDir: async ({}, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'turnback-e2e-'))
    await use(dir)
    expectProjectionsWhole(join(dir, 'store'))
    rmSync(dir, { recursive: true, force: true })
  },
  openBench: async ({ dataDir }, use) => {
    const open: ElectronApplication[] = []
    await use(async (more = {}) => {
      const app = await _electron.launch({
        chromiumSandbox: process.getuid?.() !== 0,
        executablePath: process.env.ELECTRON_EXEC_PATH ?? '',
        args: [...APP_FLAGS, '.'],
        env: { ...(process.env as Record<string, string>), TURNBACK_DATA: dataDir, TURNBACK_TEST: '1', ...more },
      })
      open.push(app)
      const page = await app.firstWindow()
      const pageFaults: string[] = []
      page.on('console', (message) => message.type() === 'error' && pageFaults.push(message.text()))
      page.on('pageerror', (fault) => pageFaults.push(String(fault)))
      return {
        app, page, pageFaults,
        scan: (text) => act(page, { act: 'scan', text }),
        place: (grams) => act(page, { act: 'place', grams }),
        remove: () => act(page, { act: 'remove' }),
        act: (wanted) => act(page, wanted),
        devicesFound: () => devicesFound(page),
        async trySample() {
          await page.getByRole('button', { name: /Try it/ }).click()
          await base.expect(page.getByTestId('step')).toHaveAttribute('data-step', 'sign-in')
          await devicesFound(page)
        },
        expectStep: (kind) => base.expect(page.getByTestId('step')).toHaveAttribute('data-step', kind),
        close: () => app.close(),
      }
    })
    for (const app of open) await app.close().catch(() => {})
  },
})

/** After every scenario: the chain is whole, and dropping and rebuilding all projections changes nothing. */
function expectProjectionsWhole(storeDir: string): void {
  if (!existsSync(join(storeDir, 'journal.db'))) return
  for (const what of ['verify', 'rebuild']) {
    const run = spawnSync(process.execPath, ['out/main/cli.cjs', 'journal', what, '--store', storeDir], { encoding: 'utf8' })
    base.expect(run.status, run.stderr).toBe(0)
    if (what === 'rebuild') base.expect(JSON.parse(run.stdout)).toMatchObject({ changed: 0 })
  }
}

/** Presses with a finger: real touch events, no mouse. */
export async function tap(page: Page, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error('nothing to tap on')
  const session = await page.context().newCDPSession(page)
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await session.detach()
}

export { expect } from '@playwright/test'

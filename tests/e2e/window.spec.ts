import AxeBuilder from '@axe-core/playwright'
import { makeNumberedLpn } from '@shared/domain/lpn'
import type { Page } from '@playwright/test'
import { commandBarcode } from '@shared/domain/command-barcode'
import { expect, test } from './fixture'

/** Also what only the strictest level asks for: words at least seven times as light or dark as their ground. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ rules: { 'color-contrast-enhanced': { enabled: true } } }).analyze()
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
}

test('the page has no Node, no network but its own, and no script that did not come with it', async ({ openBench }) => {
  const { page } = await openBench()
  await page.getByRole('button', { name: /Try it/ }).waitFor()
  const seen = await page.evaluate(async () => {
    const blocked: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.body.append(script)
    await fetch('http://127.0.0.1:9/').catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 200))
    return { process: typeof Reflect.get(globalThis, 'process'), require: typeof Reflect.get(globalThis, 'require'), injected: 'injected' in window, blocked }
  })
  expect(seen).toMatchObject({ process: 'undefined', require: 'undefined', injected: false })
  expect(seen.blocked).toEqual(expect.arrayContaining(['connect-src']))
  expect(seen.blocked.some((directive) => directive.startsWith('script-src'))).toBe(true)
})

test('no screen on the way to a unit breaks an accessibility rule', async ({ openBench }) => {
  const bench = await openBench()
  const { page } = bench
  const violations = () => violationsOf(page)
  await page.getByRole('button', { name: /Try it/ }).waitFor()
  expect(await violations()).toEqual([])
  await bench.trySample()
  expect(await violations()).toEqual([])
  await bench.scan(makeNumberedLpn('badge', 'EXAMPL', 1))
  await bench.expectStep('scan-parcel')
  expect(await violations()).toEqual([])
  await bench.scan('RMA-4711')
  await bench.expectStep('scan-unit')
  expect(await violations()).toEqual([])
  await bench.scan('9520000047115')
  await bench.expectStep('weigh')
  await bench.place(450)
  await bench.expectStep('question')
  expect(await violations()).toEqual([])
})

test('no page beside the bench breaks an accessibility rule', async ({ openBench }) => {
  const bench = await openBench()
  const { page } = bench
  await bench.trySample()
  await bench.scan(makeNumberedLpn('badge', 'EXAMPL', 3))
  await bench.expectStep('scan-parcel')
  for (const [command, id] of [['PUT AWAY', 'floor'], ['SEARCH', 'search'], ['SHIFT SUMMARY', 'shift'], ['SETTINGS', 'settings'], ['CHECK DEVICES', 'device-check']] as const) {
    await bench.scan(commandBarcode(command))
    await page.getByTestId(id).waitFor()
    expect(await violationsOf(page), command).toEqual([])
    await bench.scan(commandBarcode('BENCH'))
    await bench.expectStep('scan-parcel')
  }
  await page.keyboard.press('F10')
  await expect(page.locator('[data-stage=devices]')).toBeVisible()
  expect(await violationsOf(page), 'devices').toEqual([])
  await page.getByRole('button', { name: 'Set up a device' }).click()
  await page.getByTestId('assistant').waitFor()
  expect(await violationsOf(page), 'assistant').toEqual([])
})

test('no question of the intake breaks an accessibility rule', async ({ openBench }) => {
  const bench = await openBench()
  const { page } = bench
  await bench.trySample()
  await bench.scan(makeNumberedLpn('badge', 'EXAMPL', 1))
  await bench.expectStep('scan-parcel')
  // Two return orders for one code, then one of the two, then goods that ask for a number.
  for (const [code, step] of [['RT418220436KZ', 'confirm'], [commandBarcode('ANSWER 1'), 'scan-unit'], ['9520000990084', 'serial']] as const) {
    await bench.scan(code)
    await bench.expectStep(step)
    expect(await violationsOf(page), code).toEqual([])
  }
})

import AxeBuilder from '@axe-core/playwright'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { expect, test } from './fixture'

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
  const violations = async () => (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
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

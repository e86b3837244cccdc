import { makeLpn } from '@shared/domain/lpn'
import { expect, type Bench } from './fixture'
import type { Hands } from './hands'

/** A return order of the sample with two units. */
export const RETURN = 'RMA-4720'
export const UNITS = [
  { code: '9520000049355', grams: 1250 },
  { code: 'KU-610-48-BLK', grams: 980 },
]

/** Works one unit from its code to its tote. */
export async function workUnit(bench: Bench, hands: Hands, unit: { code: string; grams: number }): Promise<void> {
  const { page } = bench
  await hands.code(unit.code)
  await bench.expectStep('weigh')
  await bench.place(unit.grams)
  const step = page.getByTestId('step')
  await expect(step).toHaveAttribute('data-step', /question|choose/)
  await bench.remove()
  // A weight that is not the usual one is taken as it is.
  if ((await step.getAttribute('data-step')) === 'choose') await hands.answer(1)
  await bench.expectStep('question')
  for (let answers = 0; answers < 8 && (await step.getAttribute('data-step')) === 'question'; answers++) {
    const prompt = await page.getByRole('heading', { level: 1 }).innerText()
    await hands.answer(1)
    await expect(async () => {
      const isElsewhere = (await step.getAttribute('data-step')) !== 'question'
      expect(isElsewhere || (await page.getByRole('heading', { level: 1 }).innerText()) !== prompt).toBe(true)
    }).toPass()
  }
  await bench.expectStep('label')
  const lpn = (await page.getByTestId('unit-lpn').innerText()).replaceAll(/\s/g, '')
  await expect(page.getByText(/^Stick the label/)).toBeVisible()
  await hands.code(lpn)
  await bench.expectStep('tote')
  const tote = /[A-Z]-\d+/.exec(await page.getByText(/^Scan tote [A-Z]-\d+/).innerText())?.[0] ?? ''
  await hands.code(makeLpn('tote', tote.replace('-', '')))
  // The next screen has a key of the same name: hands wait until the route card is gone.
  await expect(step).not.toHaveAttribute('data-step', 'tote')
}

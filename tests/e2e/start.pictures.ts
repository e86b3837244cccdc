import { takePictures } from './picture-taker'

takePictures('first steps', async ({ bench, language, shoot, type, press, part }) => {
  const { page } = bench
  if (language === 'ru') await page.getByRole('button', { name: 'English' }).click()
  await shoot('first-start')
  await page.keyboard.press('2')
  await shoot('set-up')
  await press('Escape')
  await page.keyboard.press('1')
  await bench.expectStep('sign-in')
  await bench.devicesFound()
  await shoot('sign-in')
  await part('sign-in by name', async () => {
    await press('Enter')
    await shoot('sign-in-names')
    await press('1')
    await type('9999')
    await press('Enter')
    await shoot('sign-in-pin-wrong')
  })
})

takePictures('auto-lock', async ({ bench, shoot, toBench, scan }) => {
  await toBench()
  await bench.page.clock.install()
  await scan('RMA-4711')
  await bench.page.clock.fastForward('04:45')
  await bench.page.screenshot()
  await shoot('auto-lock')
})

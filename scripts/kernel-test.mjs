// npm run test:kernel: the drivers against real device nodes of a real kernel, in a virtual machine. See docs/how-to/test-on-kernel-devices.md.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { guestImage } from './kernel/guest-image.mjs'
import { runMachine } from './kernel/machine.mjs'
import { NotAvailable, kernelParts } from './kernel/packages.mjs'
import { endingWithUs } from './processes.mjs'
import { cache, reports, seconds } from './project.mjs'
import { setUp } from './setup.mjs'

const limitMs = 3 * 60_000
/** Debian's 6.1 now and then corrupts a list of its own in the printer gadget when the cable is pulled in the middle of a write. */
const gadgetFault = /kernel BUG at lib\/list_debug[\s\S]*\[usb_f_printer\]/
/** `npm run test:kernel -- twins` runs only the scenarios with that word in their names. */
const passedOn = { TURNBACK_KERNEL_ONLY: process.argv.slice(2).join(' ') }

/** @returns {Promise<{ passed: number, failed: number, skipped: number }>} */
async function testOnKernel() {
  const parts = await kernelParts()
  console.log(`kernel test: ${parts.kernel.split('/').at(-1)}`)
  const image = join(cache, `guest-${process.pid}.cpio`)
  writeFileSync(image, await guestImage(parts))
  const totals = { passed: 0, failed: 0, skipped: 0 }
  let open = ['the guest did not start its tests']
  const onNews = (news) => {
    if (news.kind === 'started') open = news.scenarios
    if (news.kind === 'measured') console.log(`        ${news.name}: ${news.value}`)
    if (news.kind !== 'ended') return
    open = open.filter((name) => name !== news.name)
    totals[news.passed ? 'passed' : 'failed'] += 1
    console.log(`${news.passed ? 'ok     ' : 'FAILED '} ${news.name}  ${(news.tookMs / 1000).toFixed(1)} s`)
    if (!news.passed) console.log(news.detail.replaceAll(/^/gm, '        '))
  }
  try {
    const environment = Object.entries(passedOn).map(([name, value]) => `${name}="${value.replaceAll('"', '')}"`).join(' ')
    const { console: said, wasEnded } = await runMachine({ ...parts, image, environment, limitMs, onNews })
    const isGadgetBroken = gadgetFault.test(said)
    for (const name of open) console.log(isGadgetBroken ? `skipped: ${name}: the guest kernel broke in its own USB printer gadget, which plays the printer` : `FAILED  ${name}: not reached${wasEnded ? `, the machine was ended after ${limitMs / 1000} s` : ''}`)
    totals[isGadgetBroken ? 'skipped' : 'failed'] += open.length
    if (totals.failed > 0) console.log(said)
  } finally {
    rmSync(image, { force: true })
  }
  return totals
}

async function main() {
  const start = performance.now()
  let totals = { passed: 0, failed: 0, skipped: 0 }
  try {
    await setUp({ libraries: false, build: 'never' })
    totals = await endingWithUs(testOnKernel)
  } catch (error) {
    const isSkipped = error instanceof NotAvailable
    totals[isSkipped ? 'skipped' : 'failed'] += 1
    console.log(`${isSkipped ? 'skipped: ' : 'FAILED '}${error.message}`)
  }
  const { passed, failed, skipped } = totals
  console.log(`kernel test ${seconds(start)}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
  mkdirSync(reports, { recursive: true })
  writeFileSync(join(reports, 'kernel.json'), JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped }))
  if (failed > 0) process.exitCode = 1
}

await main()

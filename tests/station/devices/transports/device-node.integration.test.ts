import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { lookEveryMs, readDeviceNode, watchDeviceNode } from '../../../../electron/station/devices/transports/device-node'
import { pass, until } from '../support/until'

const folder = await mkdtemp(join(tmpdir(), 'device-node-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const path = join(folder, 'device')

/** The path leads to a fresh file of this name. */
async function lead(name: string): Promise<void> {
  await writeFile(join(folder, name), '')
  await rm(path, { force: true })
  await symlink(join(folder, name), path)
}

it.skipIf(process.platform === 'win32')('tells once when the node is gone, or another one', async () => {
  for (const change of [() => rm(path), () => lead('other')]) {
    await lead('one')
    let gone = 0
    watchDeviceNode(await readDeviceNode(path), () => (gone += 1))
    await change()
    await until(() => gone > 0, 'the loss')
    await pass(2 * lookEveryMs)
    expect(gone).toBe(1)
  }
})

it('says nothing after it was stopped', async () => {
  await lead('one')
  let gone = 0
  const watch = watchDeviceNode(await readDeviceNode(path), () => (gone += 1))
  await rm(path)
  watch.stop()
  await pass(2 * lookEveryMs)
  expect(gone).toBe(0)
})

it.skipIf(process.platform === 'win32')('looks at once when asked', async () => {
  await lead('one')
  let gone = 0
  const watch = watchDeviceNode(await readDeviceNode(path), () => (gone += 1))
  expect(await watch.look()).toBe(true)
  await rm(path)
  expect([await watch.look(), await watch.look(), gone]).toEqual([false, false, 1])
})

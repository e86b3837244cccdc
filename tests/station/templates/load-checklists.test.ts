import { nextQuestion } from '@shared/domain/checklist'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadChecklists } from '../../../electron/station/templates/load-checklists'
import { readResource, RESOURCES, shippedSources } from '../../support/shipped-templates'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'turnback-checklists-'))
  cpSync(join(RESOURCES, 'checklists'), join(folder, 'checklists'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('every earlier version is there beside the newest, so that a unit ends on the version it began with', async () => {
  const { newest, exact } = await loadChecklists(RESOURCES)
  for (const { id, version } of shippedSources('checklists/earlier')) {
    expect(exact(id, version)?.version).toBe(version)
    expect(newest.get(id)?.version).toBeGreaterThan(version)
  }
  const old = exact('clothing', 2)
  if (!old) throw new Error('clothing 2 is not shipped')
  expect(nextQuestion(old, [{ questionId: 'seal', answerId: 'no' }])?.id).toBe('tags')
  expect(exact('clothing', 99)).toBeNull()
})

test.each(['draft', 'retired'])('a %s version begins no inspection: the newest approved one does', async (state) => {
  writeFileSync(join(folder, 'checklists', 'clothing.json'), JSON.stringify({ ...(readResource('checklists/clothing.json') as object), state }))
  const { newest, exact } = await loadChecklists(folder)
  expect(newest.get('clothing')?.version).toBe(2)
  expect(exact('clothing', 3)?.state).toBe(state)
})

test('a checklist that is wrong stops the start, and says where', async () => {
  const bad = readResource('checklists/phones.json') as { extends: string }
  writeFileSync(join(folder, 'checklists', 'phones.json'), JSON.stringify({ ...bad, extends: 'phones' }))
  await expect(loadChecklists(folder)).rejects.toThrow('checklist phones cannot be used: extends: a cycle: phones → phones')
})

test('so does one that is no checklist at all', async () => {
  writeFileSync(join(folder, 'checklists', 'toys.json'), '{"id":"toys"}')
  await expect(loadChecklists(folder)).rejects.toThrow('toys.json cannot be used')
})

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { allowCommand, RULE_FILE } from '../../../electron/station/devices/allow-command'

const rules = readFileSync(join('resources/udev', RULE_FILE), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'))

it('gives devices to the person at the seat only, before the seat is decided on', () => {
  expect(Number(RULE_FILE.slice(0, 2))).toBeLessThan(73)
  const giving = rules.filter((rule) => rule.includes('TAG+='))
  expect(giving.length).toBeGreaterThan(0)
  for (const rule of giving) expect(rule).toContain('TAG+="uaccess"')
  expect(rules.join('\n')).not.toMatch(/MODE|GROUP|OWNER|RUN/)
})

it.each([
  ['05 8d 09 20 a1 01', true],
  ['05 8c 09 02 a1 01', true],
  ['06 8c 00 09 02', true],
  ['05 01 09 06 a1 01', false],
  ['06 8c ff 09 02', false],
])('a HID device whose descriptor begins with %s is one of ours: %s', (hex, isOurs) => {
  const script = /PROGRAM=="\/bin\/sh -c '(.+)'"/.exec(rules.find((rule) => rule.includes('PROGRAM')) ?? '')?.[1]?.replaceAll('\\"', '"') ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'rule-'))
  try {
    mkdirSync(join(folder, 'device'))
    writeFileSync(join(folder, 'device/report_descriptor'), Buffer.from(hex.replaceAll(' ', ''), 'hex'))
    const run = () => execFileSync('/bin/sh', ['-c', script.replace('/sys%p', folder)])
    if (isOurs) expect(run()).toBeDefined()
    else expect(run).toThrow()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it('is one line that can be pasted, whatever the folder is called', () => {
  expect(allowCommand("/opt/Turn back's/resources", 'linux')).toMatch(/^cat '\/opt\/Turn back'\\''s\/resources\/udev\/70-turnback.rules' \| sudo tee \/etc\/udev\/rules.d\/70-turnback.rules >\/dev\/null && /)
  expect(allowCommand('C:\\Turnback', 'win32')).toBeNull()
})

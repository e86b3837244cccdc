import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../support/run-cli'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'turnback-inspection-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asText = (value: unknown) => JSON.stringify(value, null, 2)
const resource = (path: string) => JSON.parse(readFileSync(join('resources', path), 'utf8'))
function file(name: string, value: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, asText(value))
  return path
}

test('checklist list names what is in force, with its words in five languages', async () => {
  const run = await runCli(['checklist', 'list'])
  expect(run.exit).toBe(0)
  const ids = (run.lines as { id: string }[]).map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['clothing', 'shoes', 'phones', 'laptops', 'appliances', 'books-and-media', 'toys', 'cosmetics', 'home', 'general']))
  expect(run.lines).toContainEqual(expect.objectContaining({ id: 'phones', version: 1, state: 'approved', extends: 'electronics', title: expect.objectContaining({ kk: 'Телефондар', zh: '手机' }) }))
})

test('validate finds nothing in what is shipped', async () => {
  for (const id of ['phones', 'clothing']) expect(await runCli(['checklist', 'validate', `resources/checklists/${id}.json`])).toMatchObject({ exit: 0, lines: [{ ok: true, id }] })
  for (const kind of ['grading', 'disposition', 'scales', 'recovery']) expect(await runCli(['rules', 'validate', `resources/rules/${kind}.json`])).toMatchObject({ exit: 0, lines: [{ ok: true, kind }] })
})

test('validate tells line and path of each fault, and refuses', async () => {
  const checklist = resource('checklists/clothing.json')
  checklist.questions[0].when = { question: 'tags', answers: ['yes'] }
  checklist.questions[2].answers[0].place = 2
  const bad = file('cycle.json', checklist)
  const lineOf = (text: string, after = 0) => readFileSync(bad, 'utf8').split('\n').findIndex((line, i) => i >= after && line.includes(text)) + 1
  const run = await runCli(['checklist', 'validate', bad])
  expect(run).toMatchObject({
    exit: 1,
    lines: [
      { line: lineOf('"when"'), path: 'questions[0].when', fault: 'a cycle: seal → tags → seal' },
      { path: 'questions[2].answers[1].place', fault: 'two answers at place 2' },
    ],
    stderr: expect.stringContaining('cycle.json:'),
  })
  const rules = resource('rules/disposition.json')
  rules.rules[1].zone = 'Z'
  rules.rules[2].whn = {}
  delete rules.rules[3].disposition
  expect(await runCli(['rules', 'validate', file('zones.json', rules)])).toMatchObject({
    exit: 1, lines: expect.arrayContaining([expect.objectContaining({ path: 'rules[1].zone' }), expect.objectContaining({ path: 'rules[2].whn', fault: 'there is no such field' }), expect.objectContaining({ path: 'rules[3].disposition' })]),
  })
  writeFileSync(join(folder, 'cut.json'), '{\n  "version": 1,\n  "rules": [\n    {')
  expect(await runCli(['rules', 'validate', join(folder, 'cut.json')])).toMatchObject({ exit: 1, lines: [{ line: 4 }] })
  expect(await runCli(['rules', 'validate', join(folder, 'nowhere.json')])).toMatchObject({ exit: 1, lines: [{ line: 1, fault: expect.stringContaining('cannot be read') }] })
})

test('inspect judges answers: complete, missing, sides, grades on every scale, findings, version', async () => {
  const inspect = (checklist: string, input: unknown) => runCli(['inspect', '--checklist', checklist], JSON.stringify(input))
  expect(await inspect('clothing', { answers: { seal: false, tags: true, fabric: 'like-new' } })).toMatchObject({
    exit: 0,
    lines: [{ complete: true, missing: [], dimensions: { packaging: 97, cosmetic: 100 }, grades: { 'a-d': 'A', amazon: 'used-like-new', r2v3: 'F5/C6', three: 'as-new' }, findings: [{ question: 'seal', answer: 'no' }], version: 3 }],
  })
  expect(await inspect('clothing', { answers: { seal: 'no' } })).toMatchObject({ exit: 0, lines: [{ complete: false, missing: ['tags'], grades: { 'a-d': null } }] })
  expect(await inspect('phones', { answers: { seal: false, parts: ['charger', 'cable'], power: 'marks', imei: '35 209900 176148 1' }, soldSerial: '352099001761499' })).toMatchObject({
    exit: 0, lines: [{ complete: true, grades: { 'a-d': 'D', amazon: 'unsellable' }, because: { by: 'critical', finding: { questionId: 'imei' } } }],
  })
  expect(await inspect('phones', { answers: { seal: 'perhaps', ghost: 1 } })).toMatchObject({ exit: 1, lines: [{ failures: [{ question: 'seal', kind: 'no-such-answer' }, { question: 'ghost', kind: 'no-such-question' }] }] })
  expect(await inspect('spaceships', { answers: {} })).toMatchObject({ exit: 1, stderr: expect.stringContaining('no checklist spaceships') })
  expect(await runCli(['inspect'])).toMatchObject({ exit: 2 })
})

test('decide routes units line by line, with rule, reasons, price and recovery; a line it cannot read is told', async () => {
  const units = [
    { unit: 'one', checklist: 'clothing', grade: 'A', flags: ['opened'], value: { amount: 4999, currency: 'EUR' } },
    { checklist: 'phones', answers: { seal: true, box: 'dented' }, value: { amount: 49900, currency: 'EUR' }, ageDays: 70 },
    { checklist: 'toys', grade: 'A', recalled: true },
    { checklist: 'clothing' },
  ]
  const run = await runCli(['decide'], `${units.map((unit) => JSON.stringify(unit)).join('\n')}\nnonsense\n`)
  expect(run).toMatchObject({
    exit: 1,
    lines: [
      { unit: 'one', disposition: 'restock', zone: 'A', channel: 'main-shelf', price: { amount: 4999, currency: 'EUR' }, rule: 11, because: [expect.stringContaining('Like new'), 'grade: A', 'flags: opened'], recovery: { restock: { amount: 4769, currency: 'EUR' } } },
      { disposition: 'repack', zone: 'B', channel: 'discount', price: { amount: 43413, currency: 'EUR' }, rule: 21 },
      { disposition: 'quarantine', zone: 'Q', channel: null, price: null, rule: 5, recovery: {} },
      { failure: 'unit-not-understood' },
      { failure: 'unit-not-understood' },
    ],
  })
  const own = resource('rules/disposition.json')
  const rules = file('own.json', { ...own, rules: [{ ...own.rules[0], id: 900, when: { grades: ['A'] }, disposition: 'donate' }, ...own.rules] })
  expect(await runCli(['decide', '--rules', rules], JSON.stringify(units[0]))).toMatchObject({ exit: 0, lines: [{ disposition: 'donate', zone: 'R', rule: 900 }] })
})

test('rules replay tells what would have gone elsewhere, how much money, which units, and writes nothing', async () => {
  const out = join(folder, 'demo')
  const demo = await runCli(['demo', '--catalogue', 'resources/sample/catalogue.csv', '--expected', 'resources/sample/expected-returns.csv', '--units', '12', '--out', out])
  expect(demo.exit, demo.stderr).toBe(0)
  const same = await runCli(['rules', 'replay', '--rules', 'resources/rules/disposition.json', '--store', out, '--last', '10', '--json'])
  expect(same).toMatchObject({ exit: 0, lines: [{ units: 10, elsewhere: 0, changed: [] }], stderr: '' })
  const own = resource('rules/disposition.json')
  const rules = file('all-donated.json', { ...own, rules: own.rules.map(({ price: _price, channel: _channel, ...rule }: { disposition: string; price?: unknown; channel?: unknown }) => (rule.disposition === 'quarantine' ? rule : { ...rule, disposition: 'donate' })) })
  const changed = await runCli(['rules', 'replay', '--rules', rules, '--store', out, '--last', '10', '--json'])
  const [report] = changed.lines as { units: number; elsewhere: number; changed: { lpn: string; before: { disposition: string }; after: { disposition: string } }[]; money: { currency: string; difference: number }[] }[]
  expect(report?.elsewhere).toBeGreaterThan(0)
  expect(report?.changed.filter(({ before, after }) => before.disposition !== after.disposition)).toHaveLength(report?.elsewhere ?? -1)
  expect(report?.money.every(({ difference }) => difference <= 0)).toBe(true)
  expect(await runCli(['rules', 'replay', '--rules', rules, '--store', join(folder, 'nowhere')])).toMatchObject({ exit: 1, stdout: '' })
  expect(await runCli(['rules', 'replay', '--store', out])).toMatchObject({ exit: 2 })
})

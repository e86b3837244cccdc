import { BENCH_COMMANDS, commandBarcode } from '@shared/domain/command-barcode'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdfPages } from '../support/pdf-text'
import { runCli } from '../support/run-cli'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'turnback-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an empty store verifies: exit 0, 0 entries', async () => {
  expect(await runCli(['journal', 'verify', '--store', join(folder, 'empty')])).toMatchObject({ exit: 0, lines: [{ ok: true, entries: 0 }], stderr: '' })
})

test('imports the sample and tells what it took', async () => {
  const store = join(folder, 'imported')
  expect(await runCli(['import', 'catalogue', 'resources/sample/catalogue.csv', '--store', store])).toMatchObject({ exit: 0, lines: [{ imported: 118, refused: 0 }] })
  expect(await runCli(['import', 'expected-returns', 'resources/sample/expected-returns.csv', '--store', store])).toMatchObject({ exit: 0, lines: [{ returnOrders: 45, refused: 0 }] })
})

test('search prints what it finds, best first, one hit a line; nothing found is told and refused', async () => {
  const store = join(folder, 'searched')
  await runCli(['import', 'catalogue', 'resources/sample/catalogue.csv', '--store', store])
  await runCli(['import', 'expected-returns', 'resources/sample/expected-returns.csv', '--store', store])
  expect(await runCli(['search', 'charg trim', '--store', store])).toMatchObject({ exit: 0, lines: [{ kind: 'item', title: 'Trimmer set with charger', match: 'words', facts: { sku: 'TR-300' } }] })
  expect(await runCli(['search', 'tr-300', '--store', store])).toMatchObject({ exit: 0, lines: [{ kind: 'item', match: 'code' }] })
  expect(await runCli(['search', 'rma-47', '--store', store, '--limit', '3'])).toMatchObject({ exit: 0, lines: [{ kind: 'return-order' }, { kind: 'return-order' }, { kind: 'return-order' }], stderr: expect.stringContaining('more') })
  expect(await runCli(['search', 'zzqq', '--store', store])).toMatchObject({ exit: 1, stdout: '', stderr: expect.stringContaining('nothing found for zzqq') })
})

test('a file that is no table is refused in words, and nothing is changed', async () => {
  const file = join(folder, 'letter.csv')
  writeFileSync(file, 'Dear all,\nthis is not a catalogue\n')
  expect(await runCli(['import', 'catalogue', file, '--store', join(folder, 'other')])).toMatchObject({ exit: 1, stdout: '', stderr: expect.stringContaining('unchanged') })
})

test('printer-status answers line by line, in order; a line it cannot read is told and stops nothing', async () => {
  const run = await runCli(['printer-status', '--language', 'epl2', '--query', '^ee'], '{"hex":"3037503132330d0a"}\n{"hex":"zz"}\nnonsense\n{"hex":"30300d0a"}\n')
  expect(run).toMatchObject({
    exit: 0,
    lines: [
      { state: 'blocked', flags: ['media-out'], labelsRemaining: 123 },
      { state: 'unknown', problems: [expect.stringContaining('hexadecimal')] },
      { state: 'unknown', problems: [expect.stringContaining('JSON')] },
      { state: 'ready', flags: [], labelsRemaining: null, problems: [] },
    ],
  })
})

test('label lists the shipped templates with their fields, checks one, and renders it in every printer language', async () => {
  const list = await runCli(['label', 'list'])
  expect(list.lines).toContainEqual(expect.objectContaining({ id: 'unit-lpn', widthMm: 57, heightMm: 32, fields: expect.arrayContaining([expect.objectContaining({ name: 'lpn', kind: 'lpn', optional: false })]) }))
  expect(await runCli(['label', 'check', 'vendor-carton'])).toMatchObject({ exit: 0, lines: [{ template: 'vendor-carton', ok: true, problems: [] }] })
  const data = join(folder, 'label.json')
  writeFileSync(data, JSON.stringify({ lpn: 'U3F7K2A019CX', title: 'Триммер с зарядкой', unasked: 'is ignored' }))
  for (const [language, begins] of [['zpl', '^XA^CI28'], ['tspl', '\r\nSIZE 57 mm,32 mm'], ['epl', '\r\nN\r\nq684'], ['pdf', '%PDF-1.7'], ['png', '\u0089PNG']] as const) {
    const out = join(folder, `label.${language}`)
    expect(await runCli(['label', 'render', '--template', 'unit-lpn', '--data', data, '--language', language, '--dpi', '300', '--locale', 'ru', '--out', out])).toMatchObject({ exit: 0, lines: [{ template: 'unit-lpn', language, dpi: 300, locale: 'ru' }] })
    expect(readFileSync(out, 'latin1').slice(0, begins.length)).toBe(begins)
  }
})

test('label says what is wrong with its data or its template, each with its place, and makes nothing', async () => {
  const data = join(folder, 'bad-label.json')
  writeFileSync(data, JSON.stringify({ sscc: '1', vendor: 'V' }))
  const out = join(folder, 'never.zpl')
  const run = await runCli(['label', 'render', '--template', 'vendor-carton', '--data', data, '--language', 'zpl', '--out', out])
  expect(run).toMatchObject({ exit: 1, stdout: '', stderr: expect.stringContaining('data.sscc "1" is no SSCC') })
  expect(existsSync(out)).toBe(false)
  const file = join(folder, 'bad-template.json')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync('resources/labels/unit-lpn.json', 'utf8')), width: 40, approvedBy: null }))
  expect(await runCli(['label', 'check', file])).toMatchObject({ exit: 1, lines: [{ ok: false, problems: expect.arrayContaining([{ path: 'approvedBy', why: expect.any(String) }, { path: 'elements[1]', why: expect.stringContaining('outside') }]) }] })
  writeFileSync(file, '{')
  expect(await runCli(['label', 'check', file])).toMatchObject({ exit: 1, lines: [{ ok: false, problems: [{ path: 'file', why: expect.stringContaining('JSON') }] }] })
})

test.each([
  [[], 'which command'],
  [['label', 'burn'], 'say list, check TEMPLATE or render'],
  [['label', 'render', '--template', 'unit-lpn', '--language', 'pcl', '--out', 'x'], '--language must be one of'],
  [['label', 'render', '--template', 'unit-lpn', '--language', 'zpl', '--dpi', '72', '--out', 'x'], '--dpi must be one of'],
  [['printer-status', '--language', 'pcl', '--query', 'x'], 'no printer language "pcl"'],
  [['printer-status', '--language', 'tspl', '--query', '~HS'], 'tspl has no query "~HS"'],
  [['fly'], 'no command "fly"'],
  [['journal', 'burn', '--store', 'x'], 'verify or rebuild'],
  [['journal', 'verify'], '--store is missing'],
  [['sheet', 'badges', '--locale', 'en', '--out', 'x.pdf'], 'name the sheet'],
  [['sheet', 'commands', '--locale', 'de', '--out', 'x.pdf'], 'one of en, ru'],
  [['sheet', 'commands', '--locale', 'en'], '--out is missing'],
  [['import', 'catalogue', '--store', 'x'], 'one file'],
  [['scan-frames', '--protocol', 'morse'], 'must be one of wedge'],
  [['search', '--store', 'x'], 'name what to look for'],
  [['dossier', 'U1', '--shop', 'x'], 'unknown option --shop'],
])('misuse %j is told with the usage, exit 2', async (args, words) => {
  const run = await runCli(args)
  expect(run).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining(words) })
  expect(run.stderr).toContain('turnback')
})

test.each(['en', 'ru', 'kk', 'zh', 'fr'])('makes the command sheet in %s', async (locale) => {
  const file = join(folder, `sheet-${locale}.pdf`)
  expect(await runCli(['sheet', 'commands', '--locale', locale, '--out', file])).toMatchObject({ exit: 0, stderr: '', lines: [{ locale, file, commands: BENCH_COMMANDS.length }] })
  const text = (await pdfPages(readFileSync(file))).join('')
  for (const command of BENCH_COMMANDS) expect(text).toContain(commandBarcode(command))
})

test('makes the sheet that keyboard scanners are learned from', async () => {
  const file = join(folder, 'keyboard-scanner.pdf')
  expect(await runCli(['sheet', 'calibration', '--locale', 'ru', '--out', file])).toMatchObject({ exit: 0, stderr: '', lines: [{ command: 'sheet calibration', locale: 'ru', codes: 4 }] })
  expect((await pdfPages(readFileSync(file))).join('')).toContain('Клавиатурный сканер')
})

test('a sheet for a folder that is not there is refused, exit 1', async () => {
  const run = await runCli(['sheet', 'commands', '--locale', 'en', '--out', join(folder, 'nowhere', 'sheet.pdf')])
  expect(run).toMatchObject({ exit: 1, stdout: '', stderr: expect.stringContaining('no such folder') })
})

test('an unknown plate is refused, one answer per line, in order', async () => {
  const run = await runCli(['dossier', '--store', join(folder, 'empty')], 'UBBQTCU0001H\nnonsense\n')
  expect(run.exit).toBe(1)
  expect(run.lines).toEqual([{ lpn: 'UBBQTCU0001H', unit: null, entries: [] }, { lpn: 'nonsense', unit: null, entries: [] }])
})

test('identify answers every line with all readings, in order, bare or as JSON', async () => {
  const asked = ['9520000047184', JSON.stringify({ text: '0109520000047184', aim: ']C1' }), '{"text":"A\\u001dB"}', '{no json', '', JSON.stringify({ text: ' RMA-4711 ' })]
  const run = await runCli(['identify'], `${asked.join('\n')}\n`)
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  expect(run.lines).toMatchObject([
    { text: '9520000047184', best: 0, candidates: [{ kind: 'gtin', gtin14: '09520000047184', valid: true, problems: [] }, {}, { kind: 'unknown' }] },
    { text: '0109520000047184', candidates: [{ kind: 'gs1', elements: [{ ai: '01', value: '09520000047184' }], gtin14: '09520000047184', valid: true }, { kind: 'unknown' }] },
    { text: 'A\u001dB', candidates: [{ kind: 'unknown' }] },
    { text: '{no json', candidates: [{ kind: 'unknown' }] },
    { text: '', candidates: [{ kind: 'unknown', text: '', valid: false, problems: [] }] },
    { text: ' RMA-4711 ', candidates: [{ kind: 'return-order', rmaNumber: 'RMA-4711' }, { kind: 'unknown' }] },
  ])
})

test('scan-frames reads what a keyboard scanner meant, one answer per line, in order', async () => {
  const asked = [
    { observed: 'ФИ12', hostLayout: 'ru', capsLock: false }, { observed: '@', hostLayout: 'uk', capsLock: false }, { observed: 'àà!', hostLayout: 'fr', capsLock: false },
    { observed: '004hq3nidbvd', hostLayout: 'us', capsLock: true }, { observed: 'x', hostLayout: 'tlh', capsLock: false },
  ]
  const run = await runCli(['scan-frames', '--protocol', 'wedge'], `${asked.map((line) => JSON.stringify(line)).join('\n')}\nno json\n`)
  expect(run).toMatchObject({ exit: 1, stderr: expect.stringContaining('no json') })
  expect(run.lines).toEqual([
    { text: 'AB12' }, { text: '"' }, { text: null, ambiguous: true, candidates: ['008', '00/'] }, { text: '004HQ3NIDBVD' },
    { text: null, ambiguous: true, candidates: [] }, { text: null, ambiguous: true, candidates: [] },
  ])
})

test('identify answers a line before the next one comes', async () => {
  const child = spawn(process.execPath, ['out/main/cli.cjs', 'identify'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  for (const text of ['4006381333931', 'TB-1']) {
    child.stdin.write(`${text}\n`)
    expect(JSON.parse((await answers.next()).value as string)).toMatchObject({ text })
  }
  child.stdin.end()
  expect((await once(child, 'close'))[0]).toBe(0)
})

test('scan-frames reads the reports of a HID POS scanner as one stream: parts joined, answers of the scanner left out, one answer per scan', async () => {
  const report = (text: string, aim: string, id: number, goesOn: number): string => {
    const bytes = Buffer.alloc(64)
    bytes.set([2, text.length, ...Buffer.from(aim), ...Buffer.from(text)])
    bytes.set([id, 0, goesOn], 61)
    return JSON.stringify({ hex: bytes.toString('hex') })
  }
  const lines = [
    report('4006381333931', ']E0', 0x64, 0), report('x'.repeat(56), ']d1', 0x77, 1), report('yz', ']d1', 0x77, 0), report('REVINF\u0006.', ']Z6', 0x36, 0), report('cut off', ']Q1', 0x73, 1),
    '{"hex":"zz"}',
  ]
  const run = await runCli(['scan-frames', '--protocol', 'hid-pos'], lines.join('\n'))
  expect(run.lines).toEqual([
    { text: '4006381333931', aim: ']E0', symbology: 'ean13', vendorSymbology: '0x64' },
    { text: `${'x'.repeat(56)}yz`, aim: ']d1', symbology: 'datamatrix', vendorSymbology: '0x77' },
  ])
  expect(run).toMatchObject({ exit: 1, stderr: expect.stringMatching(/answer of the scanner[\s\S]*no report: [\s\S]*not finished/) })
})

test('scan-frames reads the bytes of a serial scanner as one stream, in the page of its profile', async () => {
  const hex = (bytes: string): string => JSON.stringify({ hex: Buffer.from(bytes, 'latin1').toString('hex') })
  const run = await runCli(['scan-frames', '--protocol', 'serial'], [hex('\x02]C1010400638133'), hex('3931\x03'), hex('4006\r\n10\r'), hex('cut off')].join('\n'))
  expect(run).toMatchObject({ exit: 0, lines: [{ text: '0104006381333931', aim: ']C1', symbology: 'gs1-128' }, { text: '4006', aim: null }, { text: '10', aim: null }] })
  expect(await runCli(['scan-frames', '--protocol', 'serial'], hex('without an end'))).toMatchObject({ lines: [{ text: 'without an end' }] })
  expect(await runCli(['scan-frames', '--protocol', 'serial', '--encoding', 'windows-1251'], hex('\xd2\xee\xe2\xe0\xf0\r'))).toMatchObject({ lines: [{ text: 'Товар' }] })
})

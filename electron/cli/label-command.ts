import { LabelDataSchema, LabelTemplateSchema } from '@shared/contract/label-template'
import { LANGUAGES, wordsIn, type Language } from '@shared/domain/words'
import type { Dpi } from '@shared/labels/label'
import { checkTemplate, exampleData } from '@shared/labels/templates/check-template'
import type { LabelData, LabelTemplate, TemplateProblem as WordedProblem } from '@shared/labels/templates/template'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { parseArguments, requireOption, type Arguments } from './arguments'
import { openLabelPrinting, type LabelPrinting } from '../station/handlers/label-printing'
import { SHEETS, type SheetTemplate } from '../station/handlers/sheet-templates'
import { unpackWoff } from '../station/labels/woff'
import { calibrationSheetPdf } from '../station/reports/calibration-sheet-pdf'
import { commandSheetPdf } from '../station/reports/command-sheet-pdf'
import { loadTemplates } from '../station/templates/load-templates'
import { LABEL_LANGUAGES, type LabelLanguage } from '../station/labels/label-maker'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'
import { resourcesDir } from './resources-dir'

/** Files have troubles of their own, so the command line tells where and why alone. */
type TemplateProblem = Pick<WordedProblem, 'path' | 'why'>

export const labelUsage = 'label list | label check TEMPLATE|FILE | label render --template ID|FILE [--data FILE.json] --language zpl|tspl|epl|pdf|png [--dpi 203|300|600] [--locale en|ru|kk|zh|fr] --out FILE'

const DPIS: readonly Dpi[] = [203, 300, 600]

/** Lists, checks and renders label templates. Without `--data` a label says its template's examples. */
export async function labelCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['template', 'data', 'language', 'dpi', 'locale', 'out'])
  if (!args.ok) return misuse(args.failure, labelUsage)
  const [what, ...rest] = args.value.positional
  const allowed = what === 'check' ? 1 : 0
  if (what === undefined || !['list', 'check', 'render'].includes(what) || rest.length !== allowed) return misuse('say list, check TEMPLATE or render', labelUsage)
  const printing = await openLabelPrinting(resourcesDir())
  try {
    if (what === 'list') return list(printing)
    return what === 'check' ? await check(printing, rest[0] ?? '') : await render(printing, args.value)
  } finally {
    printing.maker.close()
  }
}

function list({ templates }: LabelPrinting): ExitCode {
  for (const { id, version, state, name, media, width, height, fields } of templates.all()) {
    answer({ id, version, state, name: name.en, media, widthMm: width, heightMm: height, fields: fields.map(({ name: field, kind, optional, example }) => ({ name: field, kind, optional, example })) })
  }
  for (const { id, version, name, width, height } of SHEETS) answer({ id, version, state: 'approved', name: name.en, media: 'a4', widthMm: width, heightMm: height, fields: [] })
  return EXIT.done
}

async function check(printing: LabelPrinting, name: string): Promise<ExitCode> {
  const found = await findTemplate(printing, name)
  const problems = found.template === null ? found.problems : checkTemplate(found.template, printing.maker.parts)
  answer({ template: found.template?.id ?? name, version: found.template?.version ?? null, ok: problems.length === 0, problems: problems.map(({ path, why }) => ({ path, why })) })
  for (const { path, why } of problems) tell(`${name}: ${path} ${why}`)
  return problems.length === 0 ? EXIT.done : EXIT.refused
}

async function render(printing: LabelPrinting, args: Arguments): Promise<ExitCode> {
  const wish = renderWish(args)
  if (typeof wish === 'string') return misuse(wish, labelUsage)
  const sheet = SHEETS.find(({ id }) => id === wish.template)
  if (sheet) return renderSheet(sheet, wish)
  const found = await findTemplate(printing, wish.template)
  if (found.template === null) return refused(wish.template, found.problems)
  const data = wish.dataFile === undefined ? { data: exampleData(found.template), problems: [] } : await readData(wish.dataFile)
  if (data.data === null) return refused(wish.dataFile ?? '', data.problems)
  const laid = printing.maker.layOut({ template: found.template, data: data.data, locale: wish.locale, dpi: wish.dpi, jobId: null })
  if (!laid.ok) return refused(wish.template, laid.failure)
  const bytes = await printing.maker.encode(laid.value, wish.language, { title: wordsIn(found.template.name, wish.locale), locale: wish.locale, madeAt: Date.now() })
  if (!(await keep(wish.out, bytes))) return EXIT.refused
  answer({ template: found.template.id, version: found.template.version, language: wish.language, dpi: wish.dpi, locale: wish.locale, widthMm: laid.value.width, heightMm: laid.value.height, file: wish.out, bytes: bytes.length })
  return EXIT.done
}

/** A sheet of the app's own: a document, and nothing else. */
async function renderSheet({ id, version, width, height }: SheetTemplate, wish: RenderWish): Promise<ExitCode> {
  if (wish.language !== 'pdf') return refused(id, [{ path: 'language', why: 'a sheet is made as pdf alone' }])
  const resources = resourcesDir()
  const templates = await loadTemplates(resources)
  const printed = { language: wish.locale, stationName: null, fontsDir: join(resources, 'fonts'), unpackFont: unpackWoff, madeAt: Date.now() }
  const bytes = id === 'command-sheet' ? await commandSheetPdf({ ...printed, words: templates.commandSheetWords, badges: [] }) : await calibrationSheetPdf({ ...printed, words: templates.calibrationSheetWords })
  if (!(await keep(wish.out, bytes))) return EXIT.refused
  answer({ template: id, version, language: 'pdf', dpi: wish.dpi, locale: wish.locale, widthMm: width, heightMm: height, file: wish.out, bytes: bytes.length })
  return EXIT.done
}

/** Writes the file, or tells why not. */
async function keep(out: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeFile(out, bytes)
    return true
  } catch {
    tell(`turnback: ${out} cannot be written. Nothing was made; choose another place.`)
    return false
  }
}

interface RenderWish {
  readonly template: string
  readonly dataFile: string | undefined
  readonly language: LabelLanguage
  readonly dpi: Dpi
  readonly locale: Language
  readonly out: string
}

/** What is to be rendered, or what is wrong with the options. */
function renderWish(args: Arguments): RenderWish | string {
  const template = requireOption(args, 'template')
  if (!template.ok) return template.failure
  const out = requireOption(args, 'out')
  if (!out.ok) return out.failure
  const language = LABEL_LANGUAGES.find((candidate) => candidate === args.options.get('language'))
  if (language === undefined) return `--language must be one of ${LABEL_LANGUAGES.join(', ')}`
  const dpi = DPIS.find((candidate) => String(candidate) === (args.options.get('dpi') ?? '203'))
  if (dpi === undefined) return `--dpi must be one of ${DPIS.join(', ')}`
  const locale = LANGUAGES.find((candidate) => candidate === (args.options.get('locale') ?? 'en'))
  if (locale === undefined) return `--locale must be one of ${LANGUAGES.join(', ')}`
  return { template: template.value, dataFile: args.options.get('data'), language, dpi, locale, out: out.value }
}

function refused(name: string, problems: readonly TemplateProblem[]): ExitCode {
  for (const { path, why } of problems) tell(`turnback: ${name}: ${path} ${why}`)
  tell('Nothing was made.')
  return EXIT.refused
}

type Found = { readonly template: LabelTemplate; readonly problems: readonly TemplateProblem[] } | { readonly template: null; readonly problems: readonly TemplateProblem[] }

/** A shipped template by its id, or one of a file. */
async function findTemplate({ templates }: LabelPrinting, name: string): Promise<Found> {
  const known = templates.all().find(({ id }) => id === name)
  if (known) return { template: known, problems: [] }
  if (!existsSync(name)) return { template: null, problems: [{ path: 'template', why: `there is no template and no file of this name; shipped: ${templates.all().map(({ id }) => id).join(', ')}` }] }
  const read = await readJsonFile(name, LabelTemplateSchema)
  return read.value === null ? { template: null, problems: read.problems } : { template: read.value, problems: [] }
}

async function readData(file: string): Promise<{ readonly data: LabelData | null; readonly problems: readonly TemplateProblem[] }> {
  if (!existsSync(file)) return { data: null, problems: [{ path: 'data', why: 'there is no such file' }] }
  const read = await readJsonFile(file, LabelDataSchema)
  return { data: read.value, problems: read.problems }
}

async function readJsonFile<S extends z.ZodType>(file: string, schema: S): Promise<{ readonly value: z.output<S> | null; readonly problems: readonly TemplateProblem[] }> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    if (parsed.success) return { value: parsed.data, problems: [] }
    return { value: null, problems: parsed.error.issues.map((issue) => ({ path: issue.path.map(String).join('.') || 'file', why: issue.message })) }
  } catch (fault) {
    return { value: null, problems: [{ path: 'file', why: `is no JSON (${fault instanceof Error ? fault.message : String(fault)})` }] }
  }
}

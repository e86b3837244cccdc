import type { labelVersionRequests, LabelPictureView } from '@shared/contract/label-versions'
import { failure, type Failure } from '@shared/domain/failure'
import type { PrintJobId } from '@shared/domain/ids'
import type { LabelMedia } from '@shared/domain/label-media'
import type { Operator } from '@shared/domain/operator'
import { ok, refuse, type Result } from '@shared/domain/result'
import { wordsIn, type Language } from '@shared/domain/words'
import { DEFAULT_DPI, dotsPerMm, type Dpi, type Label } from '@shared/labels/label'
import type { PreviewLanguage } from '@shared/labels/preview-warnings'
import { exampleData } from '@shared/labels/templates/check-template'
import type { LabelData, LabelTemplate, TemplateProblem } from '@shared/labels/templates/template'
import type { z } from 'zod'
import type { LabelPrinter } from '../devices/device'
import type { LabelContent } from '../labels/label-maker'
import { drawJob } from '../labels/label-preview'
import { readTspl } from '../labels/read-tspl'
import type { LabelTemplates } from '../ports'
import { leadOnly } from './people'

type Input<N extends keyof typeof labelVersionRequests> = z.output<(typeof labelVersionRequests)[N]['input']>

/** Pictures of labels from the bytes of their jobs, and proofs on paper. */
export interface LabelPictures {
  preview(wanted: Input<'labels.preview'>): Promise<Result<LabelPictureView, Failure>>
  picture(wanted: Input<'labels.picture'>): Promise<Result<LabelPictureView, Failure>>
  ofUnit(wanted: Input<'labels.ofUnit'>): Promise<Result<LabelPictureView, Failure>>
  proof(wanted: Input<'labels.proof'>): Promise<Result<{ confirmed: boolean; evidence: string }, Failure>>
}

/** What makes labels and their bytes. */
export interface PictureMaker {
  layOut(wish: { readonly template: LabelTemplate; readonly data: LabelData; readonly locale: Language; readonly jobId: PrintJobId | null; readonly dpi: Dpi }): Result<Label, readonly TemplateProblem[]>
  encode(label: Label, language: PreviewLanguage, about: { readonly title: string; readonly locale: Language; readonly madeAt: number }): Promise<Uint8Array>
}

export interface LabelPicturesParts {
  readonly maker: PictureMaker
  readonly templates: LabelTemplates
  /** Everything that keeps a template from being approved. */
  readonly check: (template: LabelTemplate) => readonly TemplateProblem[]
  /** The printer in charge of a roll; null: there is none. */
  readonly printer: (media: LabelMedia) => Pick<LabelPrinter, 'language' | 'dpi' | 'print'> | null
  readonly operator: () => Operator | null
  readonly newId: () => string
  /** What the label of a unit with a route says; null: there is no such unit. */
  readonly contentOfUnit: (lpn: string) => LabelContent | null
}

/** Stands where the number of the print job does: a proof is nobody's label. */
const PROOF_MARK = 'PROOF'

export function createLabelPictures({ maker, templates, check, printer, operator, newId, contentOfUnit }: LabelPicturesParts): LabelPictures {
  const about = (template: LabelTemplate, locale: Language) => ({ title: wordsIn(template.name, locale), locale, madeAt: 0 })

  async function draw(template: LabelTemplate, label: Label, language: PreviewLanguage, locale: Language): Promise<Pick<LabelPictureView, 'png' | 'bytes' | 'warnings'>> {
    const bytes = await maker.encode(label, language, about(template, locale))
    // The dots of a TSPL job are those of the layout, one by one: the tests hold them against our own drawing.
    const dots = async () => readTspl(await maker.encode(label, 'tspl', about(template, locale)), dotsPerMm(label.dpi)).bitmap
    const { png, warnings } = await drawJob(bytes, language, label, dots)
    return { png: Buffer.from(png).toString('base64'), bytes: bytes.length, warnings: [...warnings] }
  }

  async function look(template: LabelTemplate, data: LabelData, problems: readonly TemplateProblem[], wish: { readonly locale: Language; readonly language: PreviewLanguage; readonly dpi: Dpi; readonly jobId?: PrintJobId | null }): Promise<LabelPictureView> {
    const { locale, language, dpi, jobId = null } = wish
    const empty = { widthMm: template.width, heightMm: template.height, dpi, language, png: null, bytes: 0, warnings: [] }
    // A part that lies outside the label cannot be laid out at all.
    if (problems.some(({ kind }) => kind === 'outside' || kind === 'too-large' || kind === 'too-many')) return { ...empty, problems: [...problems] }
    const laid = maker.layOut({ template, data, locale, jobId, dpi })
    if (!laid.ok) return { ...empty, problems: problems.length > 0 ? [...problems] : [...laid.failure] }
    return { ...empty, ...(await draw(template, laid.value, language, locale)), problems: [...problems] }
  }

  return {
    async preview({ template, ...wish }) {
      const refused = leadOnly(operator(), 'change-bench')
      return refused ? refuse(refused) : ok(await look(template, exampleData(template), check(template), wish))
    },
    async picture({ templateId, data, locale, language, dpi }) {
      if (!operator()) return refuse(failure('sign-in-first'))
      const template = templates.all().find(({ id }) => id === templateId)
      if (!template) return refuse(failure('label-unknown', { name: templateId }))
      const inCharge = printer(template.media)
      return ok(await look(template, data ?? exampleData(template), [], { locale, language: language ?? inCharge?.language ?? 'zpl', dpi: dpi ?? inCharge?.dpi ?? DEFAULT_DPI }))
    },
    async ofUnit({ lpn }) {
      if (!operator()) return refuse(failure('sign-in-first'))
      const content = contentOfUnit(lpn)
      if (!content) return refuse(failure('label-unknown', { name: lpn }))
      const { template, data, locale, jobId } = content
      const inCharge = printer(template.media)
      return ok(await look(template, data, [], { locale, jobId, language: inCharge?.language ?? 'zpl', dpi: inCharge?.dpi ?? DEFAULT_DPI }))
    },
    async proof({ template, locale }) {
      const refused = leadOnly(operator(), 'change-bench')
      if (refused) return refuse(refused)
      const inCharge = printer(template.media)
      if (!inCharge) return refuse(failure('proof-not-printed'))
      const problems = check(template)
      const data = { ...exampleData(template), ...(template.fields.some(({ name }) => name === 'job') ? { job: PROOF_MARK } : {}) }
      const laid = problems.length > 0 ? null : maker.layOut({ template, data, locale, jobId: null, dpi: inCharge.dpi })
      if (!laid?.ok) return refuse(failure('label-wrong', { count: Math.max(1, problems.length) }))
      const printed = await inCharge.print({ jobId: newId(), bytes: await maker.encode(laid.value, inCharge.language, about(template, locale)) })
      return printed.ok ? ok({ confirmed: printed.value.confirmed, evidence: printed.value.evidence }) : refuse(failure('proof-not-printed'))
    },
  }
}

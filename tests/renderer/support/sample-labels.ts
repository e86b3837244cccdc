import type { LabelPictureView, LabelRow, OpenedLabel } from '@shared/contract/label-versions'
import { LabelTemplateSchema } from '@shared/contract/label-template'
import type { LabelTemplate } from '@shared/labels/templates/template'
import { readResource } from '../../support/shipped-templates'

export const UNIT_TEMPLATE: LabelTemplate = LabelTemplateSchema.parse(readResource('labels/unit-lpn.json'))
const scrap: LabelTemplate = LabelTemplateSchema.parse(readResource('labels/scrap-tag.json'))

const row = ({ id, name, media, width, height, version }: LabelTemplate): LabelRow => ({ templateId: id, kind: 'label', name, media, widthMm: width, heightMm: height, version, draft: null, changed: null })

export const LABEL_ROWS: readonly LabelRow[] = [
  row(scrap), row(UNIT_TEMPLATE),
  { templateId: 'command-sheet', kind: 'sheet', name: { en: 'Command barcodes', ru: 'Командные штрихкоды' }, media: 'a4', widthMm: 210, heightMm: 297, version: 1, draft: null, changed: null },
]

const shippedVersion = { version: 1, state: 'approved', isShipped: true, author: 'Turnback', savedAt: null, approver: 'Turnback', approvedAt: null, retiredAt: null } as const

/** A shipped label as it came. */
export function openedLabel(template: LabelTemplate = UNIT_TEMPLATE): OpenedLabel {
  return { template, shipped: template, inForce: 1, versions: [shippedVersion], pictures: ['fragile', 'keep-dry'], approval: 'no-draft' }
}

/** The label after a draft was saved. */
export function savedLabel(template: LabelTemplate): OpenedLabel {
  const draft = { version: 1001, state: 'draft', isShipped: false, author: 'Vera M.', savedAt: 1, approver: null, approvedAt: null, retiredAt: null } as const
  return { ...openedLabel(UNIT_TEMPLATE), template: { ...template, version: 1001, state: 'draft', author: 'Vera M.', approvedBy: null }, versions: [draft, shippedVersion], approval: 'may' }
}

/** One white dot. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

export function labelPicture(template: Pick<LabelTemplate, 'width' | 'height'> = UNIT_TEMPLATE, more: Partial<LabelPictureView> = {}): LabelPictureView {
  return { widthMm: template.width, heightMm: template.height, dpi: 203, language: 'zpl', png: PNG, bytes: 5_412, problems: [], warnings: [], ...more }
}

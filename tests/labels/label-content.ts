import { LabelTemplateSchema } from '@shared/contract/label-template'
import { asId, type Lpn } from '@shared/domain/ids'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import type { Language } from '@shared/domain/words'
import type { Dpi, Label } from '@shared/labels/label'
import { layOutLabel } from '@shared/labels/templates/lay-out'
import type { LabelTemplate } from '@shared/labels/templates/template'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ALL_DPI: readonly Dpi[] = [203, 300, 600]

/** What stands on a unit's label, and in which language. */
export interface UnitContent {
  readonly locale: Language
  readonly lpn: Lpn
  readonly zone: string
  readonly title: string
  readonly sku: string
  readonly grade: string
  readonly disposition: string
  readonly rmaNumber: string
  readonly due: string
}

export const TRIMMER: UnitContent = {
  locale: 'en', lpn: asId('U3F7K2A019CX'), zone: 'C', title: 'Trimmer set', sku: 'TR-300', grade: 'C', disposition: 'repair', rmaNumber: '4711', due: '2026-11-26',
}
export const RUSSIAN: UnitContent = { ...TRIMMER, locale: 'ru', zone: 'V', title: 'Беспроводная машинка для стрижки волос с насадками' }
export const KAZAKH: UnitContent = { ...TRIMMER, locale: 'kk', zone: 'Q', title: 'Шаш қырқатын машинка жинағы' }
export const CHINESE: UnitContent = { ...TRIMMER, locale: 'zh', zone: 'R', title: '电动剃须刀套装 专业版' }
export const FRENCH: UnitContent = { ...TRIMMER, locale: 'fr', zone: 'B', title: 'Poêles antiadhésives en aluminium forgé à revêtement céramique (3 pièces)', disposition: 'repack' }
/** The longest of everything. */
export const LONG: UnitContent = { ...TRIMMER, locale: 'fr', zone: 'A', title: 'Auscultadores sem fios com cancelamento de ruído, edição São João', sku: 'AUS-45-PRT-2026-XL', disposition: 'restock', rmaNumber: 'RMA-2026-0004711' }

export const TOTE = { lpn: makeLpn('tote', 'A12'), zone: 'A', name: 'A-12' } as const
export const BADGE = { lpn: makeNumberedLpn('badge', '3F7K2A', 1), name: 'Dana K.' } as const

/** A shipped template. */
export function shippedTemplate(id: string): LabelTemplate {
  return LabelTemplateSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/labels', `${id}.json`), 'utf8')))
}

const templates = { unit: shippedTemplate('unit-lpn'), tote: shippedTemplate('tote-lpn'), badge: shippedTemplate('operator-badge') }

/** Printed small on every label of these tests. */
const JOB = '8F3K-2M7Q'

function layOut(template: LabelTemplate, data: Parameters<typeof layOutLabel>[1]['data'], language: Language, dpi: Dpi): Label {
  const laid = layOutLabel(template, { data: { ...data, job: JOB }, language, dpi }, { pictures: new Map(), encodeMatrix: () => null })
  if (!laid.ok) throw new Error(JSON.stringify(laid.failure))
  return laid.value
}

export const unitLabel = ({ locale, ...data }: UnitContent, dpi: Dpi = 203): Label => layOut(templates.unit, { ...data }, locale, dpi)
export const toteLabel = (data: { readonly lpn: Lpn; readonly zone: string; readonly name: string }, dpi: Dpi = 203): Label => layOut(templates.tote, { ...data }, 'en', dpi)
export const badgeLabel = (data: { readonly lpn: Lpn; readonly name: string }, dpi: Dpi = 203): Label => layOut(templates.badge, { ...data }, 'en', dpi)

/** Every plate that the bench makes by itself, once for every resolution. */
export function everyLabel(): readonly (readonly [name: string, label: Label])[] {
  const units = { TRIMMER, RUSSIAN, KAZAKH, CHINESE, FRENCH, LONG }
  return ALL_DPI.flatMap((dpi) => [
    ...Object.entries(units).map(([name, content]) => [`unit ${name} at ${dpi} dpi`, unitLabel(content, dpi)] as const),
    [`tote at ${dpi} dpi`, toteLabel(TOTE, dpi)] as const,
    [`badge at ${dpi} dpi`, badgeLabel(BADGE, dpi)] as const,
  ])
}

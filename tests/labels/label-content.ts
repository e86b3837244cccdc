import { asId } from '@shared/domain/ids'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { ZONES } from '@shared/domain/zone'
import type { BadgeLabelContent } from '@shared/labels/badge-label'
import { badgeLabel } from '@shared/labels/badge-label'
import type { Dpi, Label } from '@shared/labels/label'
import type { ToteLabelContent } from '@shared/labels/tote-label'
import { toteLabel } from '@shared/labels/tote-label'
import type { UnitLabelContent } from '@shared/labels/unit-label'
import { unitLabel } from '@shared/labels/unit-label'

export const ALL_DPI: readonly Dpi[] = [203, 300, 600]

export const TRIMMER: UnitLabelContent = {
  lpn: asId('U3F7K2A019CX'),
  zone: ZONES.C,
  title: 'Trimmer set',
  line1: 'TR-300 · grade C · repair',
  line2: 'return 4711 · due 26 Nov',
}

export const RUSSIAN: UnitLabelContent = {
  ...TRIMMER,
  zone: ZONES.V,
  title: 'Беспроводная машинка для стрижки волос с насадками',
  line1: 'TR-300 · класс C · ремонт',
  line2: 'возврат 4711 · до 26 нояб.',
}

export const KAZAKH: UnitLabelContent = {
  ...TRIMMER,
  zone: ZONES.Q,
  title: 'Шаш қырқатын машинка жинағы',
  line1: 'TR-300 · С дәрежесі · жөндеу',
  line2: 'қайтару 4711 · мерзімі 26 қар.',
}

export const CHINESE: UnitLabelContent = { ...TRIMMER, zone: ZONES.R, title: '电动剃须刀套装 专业版', line1: 'TR-300 · C级 · 维修', line2: '退货 4711 · 11月26日前' }

export const SPANISH: UnitLabelContent = {
  ...TRIMMER,
  zone: ZONES.B,
  title: 'Juego de sartenes antiadherentes de aluminio forjado (3 piezas)',
  line1: 'SRT-300 · grado B · reacondicionar',
  line2: 'devolución 4711 · vence 26 nov',
}

export const PORTUGUESE: UnitLabelContent = {
  ...TRIMMER,
  zone: ZONES.A,
  title: 'Auscultadores sem fios com cancelamento de ruído, edição São João',
  line1: 'AUS-45-PRT · condição A · repor em stock',
  line2: 'devolução 4711 · até 26 de novembro',
}

export const TOTE: ToteLabelContent = { lpn: makeLpn('tote', 'A12'), zone: ZONES.A, name: 'A-12' }

export const BADGE: BadgeLabelContent = { lpn: makeNumberedLpn('badge', '3F7K2A', 1), name: 'Dana K.' }

/** Every label that we make, once for every resolution. */
export function everyLabel(): readonly (readonly [name: string, label: Label])[] {
  const units = { TRIMMER, RUSSIAN, KAZAKH, CHINESE, SPANISH, PORTUGUESE }
  return ALL_DPI.flatMap((dpi) => [
    ...Object.entries(units).map(([name, content]) => [`unit ${name} at ${dpi} dpi`, unitLabel(content, dpi)] as const),
    [`tote at ${dpi} dpi`, toteLabel(TOTE, dpi)] as const,
    [`badge at ${dpi} dpi`, badgeLabel(BADGE, dpi)] as const,
  ])
}

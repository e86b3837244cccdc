import type { Words } from '@shared/domain/words'

/** A sheet that comes with the app, beside the labels: made as a document alone, and edited by nobody. */
export interface SheetTemplate {
  readonly id: 'command-sheet' | 'calibration-sheet'
  readonly version: number
  readonly name: Words
  /** A4 upright, in mm. */
  readonly width: number
  readonly height: number
}

const A4 = { width: 210, height: 297 } as const

/** Their words on paper are those of `resources/words`; these are what a list of templates calls them. */
export const SHEETS: readonly SheetTemplate[] = [
  { id: 'command-sheet', version: 1, ...A4, name: { en: 'Command barcodes', ru: 'Командные штрихкоды', kk: 'Командалық штрихкодтар', zh: '命令条码', fr: 'Codes de commande' } },
  { id: 'calibration-sheet', version: 1, ...A4, name: { en: 'Scanner calibration', ru: 'Калибровка сканера', kk: 'Сканерді баптау', zh: '扫描枪校准', fr: 'Étalonnage du scanner' } },
]

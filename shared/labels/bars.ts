import { code128Parts, FNC1_CHARACTER, gs1Parts, isCode128Text, isGs1Text, partsToWidths, QUIET_ZONE_MODULES } from './code128'
import { EAN13_QUIET_ZONE_MODULES, encodeEan13, isEan13Text } from './ean13'
import type { BarSymbology } from './label'

/** Whether a bar code of this kind can carry the data at all. */
export function canCarry(symbology: BarSymbology, data: string): boolean {
  switch (symbology) {
    case 'code128': return isCode128Text(data)
    case 'gs1-128': return isGs1Text(data) && !data.startsWith(FNC1_CHARACTER)
    case 'ean13': return isEan13Text(data)
  }
}

/** The symbol as widths in modules: bar, space, bar, … bar. Data it cannot carry is a fault and throws. */
export function encodeBars(symbology: BarSymbology, data: string): readonly number[] {
  switch (symbology) {
    case 'code128': return partsToWidths(code128Parts(data))
    case 'gs1-128': return partsToWidths(gs1Parts(data))
    case 'ean13': return encodeEan13(data)
  }
}

/** White that has to stand on each side, in modules. */
export function quietZoneModules(symbology: BarSymbology): number {
  return symbology === 'ean13' ? EAN13_QUIET_ZONE_MODULES : QUIET_ZONE_MODULES
}

import { describe, expect, test } from 'vitest'
import { isPrinterFontText, printerFontWidth, toPrinterFontText } from '@shared/labels/printer-font'

describe('the font of the printer', () => {
  test.each(['TR-300 · grade C', 'Größe Ł/ő', 'São João', '26\u00A0nov'])('shows %j', (text) => {
    expect(isPrinterFontText(text)).toBe(true)
  })

  test.each(['ремонт', '维修', 'ғ', 'Ελ', '\\', '😀'])('does not show %j', (text) => {
    expect(isPrinterFontText(text)).toBe(false)
    expect(toPrinterFontText(`A ${text}${text} B`)).toBe('A ? B')
  })

  test('shows a letter without its accent rather than not at all', () => {
    expect(isPrinterFontText('Timișoară')).toBe(false)
    expect(toPrinterFontText('Timișoară, Kőszeg, Việt, u\u0301')).toBe('Timisoara, Kőszeg, Viet, u')
  })

  test('is allowed for as wider where it is', () => {
    expect(printerFontWidth('Trimmer')).toBeLessThan(4.2)
    expect(printerFontWidth('----')).toBeGreaterThan(3)
  })
})

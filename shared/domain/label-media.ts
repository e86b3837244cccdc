/** What a printer is loaded with; printers with the same media can stand in for each other. */
export const LABEL_MEDIA = ['labels-57x32', 'labels-4x6', 'a4'] as const
export type LabelMedia = (typeof LABEL_MEDIA)[number]

/** Width and height of one label or sheet in mm, as it leaves the printer. */
export const MEDIA_SIZES_MM: Readonly<Record<LabelMedia, { readonly width: number; readonly height: number }>> = {
  'labels-57x32': { width: 57, height: 32 },
  'labels-4x6': { width: 101.6, height: 152.4 },
  a4: { width: 210, height: 297 },
}

/** The languages a print job can be made in. `pdf` is for printers that the operating system drives. */
export const PRINTER_LANGUAGES = ['zpl', 'tspl', 'epl', 'pdf'] as const
export type PrinterLanguage = (typeof PRINTER_LANGUAGES)[number]

/** Resolutions of print heads, in dots per inch. */
export const PRINTER_DPIS = [203, 300, 600] as const
export type PrinterDpi = (typeof PRINTER_DPIS)[number]

/** Of a printer that nobody has told more of. */
export const USUAL_DPI: PrinterDpi = 203
export const USUAL_MEDIA: LabelMedia = 'labels-57x32'

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The text of every page of a PDF, in reading order of its drawing, blanks between pieces that stand apart. */
export async function pdfPages(bytes: Uint8Array): Promise<readonly string[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 })
  const document = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    // Blanks that only bridge a distance are drawn by the reader, not by us: pieces of one line may carry none.
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join('').replace(/\u00a0/g, ' '))
  }
  await task.destroy()
  return pages
}

/** A piece of text with the page it is on and where it begins and ends, in points from the left edge. */
export interface PdfPiece {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly right: number
  /** From the lower edge of the page. */
  readonly bottom: number
}

/** Every drawn piece of text with its place. */
export async function pdfPieces(bytes: Uint8Array): Promise<readonly PdfPiece[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 })
  const document = await task.promise
  const pieces: PdfPiece[] = []
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent()
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [, , , , left = 0, bottom = 0] = item.transform as readonly number[]
      pieces.push({ page, text: item.str, left, right: left + item.width, bottom })
    }
  }
  await task.destroy()
  return pieces
}

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

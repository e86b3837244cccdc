/** Text with its percent signs undone; `broken` when one leads no two hexadecimal digits or the bytes are no UTF-8. */
export interface DecodedText {
  readonly text: string
  readonly broken: boolean
}

/** Undoes percent-encoding (RFC 3986, section 2.1). What is broken stays as it was written. */
export function decodePercent(text: string): DecodedText {
  if (!text.includes('%')) return { text, broken: false }
  try {
    return { text: decodeURIComponent(text), broken: false }
  } catch {
    return { text, broken: true }
  }
}

import type { ReactNode } from 'react'

/** Sets what stands between two `**` in bold. Everything else, also what looks like markup, is shown as it is. */
export function emphasise(text: string): ReactNode {
  const parts = text.split('**')
  if (parts.length === 1) return text
  // Pieces of one sentence have no identity of their own; their place is fixed.
  return parts.map((part, place) => (place % 2 === 1 ? <b key={place}>{part}</b> : part))
}

/** The same text without the marks, for a spoken name. */
export function withoutEmphasis(text: string): string {
  return text.replaceAll('**', '')
}

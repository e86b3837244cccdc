import { isDigits, type CompanyPrefixSource, type Linter } from './linter'

/** The shortest GS1 company prefix has four digits. GS1 General Specifications, section 1.4.4. */
const SHORTEST_PREFIX = 4

/** What the list, if there is one, has against digits that should begin with a company prefix. */
export function prefixRefusal(digits: string, companyPrefixes: CompanyPrefixSource | undefined): string | null {
  switch (companyPrefixes?.(digits)) {
    case 'unknown': return 'invalid-gcp-prefix'
    case 'offline': return 'gcp-datasource-offline'
    default: return null
  }
}

/** A company prefix stands at the first character. */
export const gcppos1: Linter = (text, companyPrefixes) => {
  const start = text.slice(0, SHORTEST_PREFIX)
  if (start.length < SHORTEST_PREFIX || !isDigits(start)) return 'invalid-gcp-prefix'
  return prefixRefusal(text, companyPrefixes)
}

/** A company prefix stands at the second character, after an indicator or extension digit. */
export const gcppos2: Linter = (text, companyPrefixes) => gcppos1(text.slice(1), companyPrefixes)

import { countryCodes, countryNumbers } from '../code-lists/countries'
import { currencyNumbers } from '../code-lists/currencies'
import { packageTypes } from '../code-lists/package-types'
import type { Linter } from './linter'

function oneOf(codes: ReadonlySet<string>, reason: string): Linter {
  return (text) => (codes.has(text) ? null : reason)
}

export const iso3166 = oneOf(countryNumbers, 'not-iso3166')
export const iso3166999 = oneOf(new Set([...countryNumbers, '999']), 'not-iso3166-or-999')
export const iso3166alpha2 = oneOf(countryCodes, 'not-iso3166-alpha2')
export const iso4217 = oneOf(currencyNumbers, 'not-iso4217')
export const packagetype = oneOf(packageTypes, 'invalid-package-type')

/** ISO/IEC 5218: not known, male, female, not applicable. */
export const iso5218 = oneOf(new Set(['0', '1', '2', '9']), 'invalid-biological-sex-code')

/** Winding of a roll: face out, face in, undefined. */
export const winding = oneOf(new Set(['0', '1', '9']), 'invalid-winding-direction')

export const yesno = oneOf(new Set(['0', '1']), 'not-zero-or-one')

/** Carrier of the data: 01 to 10 are assigned, 80 to 99 are for use inside a company. GS1 General Specifications, section 3.8.23. */
export const mediatype: Linter = (text) => (/^(0[1-9]|10|[89]\d)$/.test(text) ? null : 'invalid-media-type')

/**
 * How a unit stands to what its return order announced: on an open line; on no line; another item while a line stays
 * open; more than a line announced; a code that nothing knows; in a parcel that nothing announced.
 */
export const UNIT_FITS = ['expected', 'extra', 'wrong', 'surplus', 'unknown', 'blind'] as const
export type UnitFit = (typeof UNIT_FITS)[number]

/** What can be asked to be read off a unit before it is weighed. */
export const UNIT_ASKS = ['serial', 'lot'] as const
export type UnitAsk = (typeof UNIT_ASKS)[number]

/** How a serial number or lot came to be known: with the code that identified the unit, or at a step of its own. */
export type ReadingWay = 'with-item' | 'scanned' | 'typed' | 'none'

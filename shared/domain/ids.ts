declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Identity of things under process. Minted by a station, unique everywhere, never shown to people: they see LPNs and names. */
export type ParcelId = Branded<'ParcelId'>
export type UnitId = Branded<'UnitId'>
export type ToteId = Branded<'ToteId'>
export type ShiftId = Branded<'ShiftId'>
export type PrintJobId = Branded<'PrintJobId'>
export type ReturnOrderId = Branded<'ReturnOrderId'>
export type OperatorId = Branded<'OperatorId'>
export type ItemId = Branded<'ItemId'>

/** A licence-plate code that passed `parseLpn`. */
export type Lpn = Branded<'Lpn'>

/** Gives a plain text the brand of an id. Only for texts that come from a parsed payload, a table row or an id source. */
export function asId<T extends string>(text: string): T {
  return text as T
}

/** Hands out fresh identities; the domain never makes its own randomness. */
export interface IdSource {
  next(): string
}

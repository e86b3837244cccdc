/**
 * Courier definitions as jkeen/tracking_number_data writes them; its README is the source of what each member means.
 * Only the members that decide are listed.
 */
export interface CourierData {
  readonly couriers: readonly CourierDefinition[]
}

export interface CourierDefinition {
  readonly courier_code: string
  readonly name: string
  readonly tracking_numbers: readonly TrackingFormat[]
}

export interface TrackingFormat {
  readonly name: string
  readonly id?: string | undefined
  /** One pattern, in pieces or whole, with named groups SerialNumber and CheckDigit. */
  readonly regex: string | readonly string[]
  readonly validation: {
    readonly checksum?: ChecksumRule | undefined
    readonly serial_number_format?: { readonly prepend_if: { readonly matches_regex: string; readonly content: string } } | undefined
    /** Names of look-ups that must know the group they belong to. */
    readonly additional?: { readonly exists: readonly string[] } | undefined
  }
  readonly additional?: readonly FormatLookup[] | undefined
}

export interface FormatLookup {
  readonly name: string
  readonly regex_group_name: string
  readonly lookup: readonly { readonly matches?: string | undefined; readonly matches_regex?: string | undefined }[]
}

export interface ChecksumRule {
  readonly name: 'mod10' | 'mod7' | 'mod_37_36' | 'luhn' | 's10' | 'sum_product_with_weightings_and_modulo'
  readonly evens_multiplier?: number | undefined
  readonly odds_multiplier?: number | undefined
  readonly reverse?: boolean | undefined
  readonly weightings?: readonly number[] | undefined
  readonly modulo?: number | undefined
  readonly modulo1?: number | undefined
  readonly modulo2?: number | undefined
}

import * as characterSets from './character-sets'
import * as checkCharacters from './check-characters'
import * as codeLists from './code-lists'
import { gcppos1, gcppos2 } from './company-prefixes'
import { couponcode, couponposoffer } from './coupons'
import * as dates from './dates-and-times'
import type { Linter } from './linter'
import * as numbers from './numbers'

/** Every component rule by its name in the GS1 Barcode Syntax Dictionary, and the character sets of its component types. */
export const linters: ReadonlyMap<string, Linter> = new Map<string, Linter>([
  ['csetnumeric', characterSets.csetnumeric],
  ['cset82', characterSets.cset82],
  ['cset39', characterSets.cset39],
  ['cset64', characterSets.cset64],
  ['importeridx', characterSets.importeridx],
  ['hyphen', characterSets.hyphen],
  ['hasnondigit', characterSets.hasnondigit],
  ['pcenc', characterSets.pcenc],
  ['csum', checkCharacters.csum],
  ['csumalpha', checkCharacters.csumalpha],
  ['iban', checkCharacters.iban],
  ['gcppos1', gcppos1],
  ['gcppos2', gcppos2],
  ['iso3166', codeLists.iso3166],
  ['iso3166999', codeLists.iso3166999],
  ['iso3166alpha2', codeLists.iso3166alpha2],
  ['iso4217', codeLists.iso4217],
  ['iso5218', codeLists.iso5218],
  ['mediatype', codeLists.mediatype],
  ['packagetype', codeLists.packagetype],
  ['winding', codeLists.winding],
  ['yesno', codeLists.yesno],
  ['couponcode', couponcode],
  ['couponposoffer', couponposoffer],
  ['yymmdd', dates.yymmdd],
  ['yymmd0', dates.yymmd0],
  ['yyyymmdd', dates.yyyymmdd],
  ['yyyymmd0', dates.yyyymmd0],
  ['hh', dates.hh],
  ['mi', dates.mi],
  ['ss', dates.ss],
  ['hhmi', dates.hhmi],
  ['zero', numbers.zero],
  ['nonzero', numbers.nonzero],
  ['nozeroprefix', numbers.nozeroprefix],
  ['pieceoftotal', numbers.pieceoftotal],
  ['posinseqslash', numbers.posinseqslash],
  ['latitude', numbers.latitude],
  ['longitude', numbers.longitude],
])

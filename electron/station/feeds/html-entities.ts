/** Names of the characters 160 to 255, in order (HTML 4, ISO 8859-1). */
const LATIN_1 = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
).split(' ')

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.map((name, i): [string, string] => [name, String.fromCodePoint(160 + i)]),
  ['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"],
  ['OElig', 'Œ'], ['oelig', 'œ'], ['Scaron', 'Š'], ['scaron', 'š'], ['Yuml', 'Ÿ'], ['fnof', 'ƒ'], ['circ', 'ˆ'], ['tilde', '˜'],
  ['ndash', '–'], ['mdash', '—'], ['lsquo', '‘'], ['rsquo', '’'], ['sbquo', '‚'], ['ldquo', '“'], ['rdquo', '”'], ['bdquo', '„'],
  ['bull', '•'], ['hellip', '…'], ['prime', '′'], ['Prime', '″'], ['lsaquo', '‹'], ['rsaquo', '›'], ['euro', '€'], ['trade', '™'], ['permil', '‰'],
  ['larr', '←'], ['uarr', '↑'], ['rarr', '→'], ['darr', '↓'], ['minus', '−'], ['ne', '≠'], ['le', '≤'], ['ge', '≥'], ['asymp', '≈'], ['infin', '∞'],
  ['Omega', 'Ω'], ['alpha', 'α'], ['beta', 'β'], ['mu', 'μ'], ['pi', 'π'], ['Delta', 'Δ'], ['ensp', ' '], ['emsp', ' '], ['thinsp', ' '],
])

const ENTITY = /&(?:#(?<decimal>\d{1,7})|#[xX](?<hex>[0-9a-fA-F]{1,6})|(?<name>[A-Za-z]+\d{0,2}));/g

/** The character of a number, or null where HTML itself allows none. */
function characterOf(code: number): string | null {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return code === 0 || isSurrogate || code > 0x10ffff ? null : String.fromCodePoint(code)
}

/** Replaces HTML entities by their characters, once: `&amp;quot;` becomes `&quot;`. What is no entity stays as it stands. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole
    return characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? whole
  })
}

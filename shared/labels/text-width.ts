/*
 * How wide letters are: the advance widths of Noto Sans, in hundredths of the em, rounded up. Label text is fitted with
 * these, so a text that fits here also fits when it is set in Noto Sans (as a picture, in the preview), and in the
 * printer's own font, where printer-font.ts allows for the few signs that are wider.
 * tests/station/labels/text-raster.test.ts compares them with the shipped fonts.
 */

/** Line height, and where in it the baseline lies, as parts of the size. Accents on capitals and descenders stay inside. */
export const LINE_HEIGHT = 1.2
export const LINE_ASCENT = 0.96

/** Height of a capital letter as part of the size. */
export const CAP_HEIGHT = 0.714

const REGULAR: readonly (readonly [number, string])[] = [
  [18, '‘’'],
  [23, '\'¸'],
  [24, '′'],
  [25, '‚'],
  [26, ' ijl\u00A0ıłіј'],
  [27, '!,.:;¡·ŀ'],
  [28, 'JЈ'],
  [29, '`´І'],
  [30, '()'],
  [31, '‹›'],
  [33, '-[]ſ'],
  [34, 'IӀӏ'],
  [35, 'f²³¹'],
  [36, 'ª“”'],
  [37, 'tŧ'],
  [38, '/\\{}º•'],
  [41, '"″'],
  [42, 'r„'],
  [43, '°'],
  [44, '?¿гґғӷӻ'],
  [45, '_'],
  [47, 'zтѕ'],
  [48, 'csҫҭ'],
  [49, 'зҙԑ'],
  [50, '¯сэєӡ–'],
  [51, 'vy«»Гуүұ'],
  [52, 'F§ĳх†'],
  [53, 'LxĿŁҒҝӶӺӿ'],
  [54, 'kĸкҐҕҟԇԟ'],
  [55, 'SЅьӽ₴₸'],
  [56, '*ET|¦ŦЕТаеқҬҳӄ'],
  [57, 'YaeвҮҰӑӓӗә'],
  [58, '$+0123456789<=>Z^~¢£¤¥¨¬±×÷ЗяҘ₠₡₢₣₤₦€₭₮₰₱₹₺₿−'],
  [59, 'XХлчӆӠӾԐԓ₽'],
  [60, 'Vбоҍԭԯ'],
  [61, 'PoÞðøРЬдпрџҹӧө₳'],
  [62, 'KbdghnpquþđħĲŋБУнцђҌҎҏһӌԀԁԛ₫'],
  [63, 'RµКиъћҜҞҡҷӈԞԩ₶'],
  [64, 'ACßЄАСЯҪҲӼԆ₵'],
  [65, '#BВЭҩԍԥԧ'],
  [66, '¶ҋҔңԏ'],
  [67, 'Қҽҿӊ₩'],
  [68, 'Ч'],
  [69, 'ŉЪ'],
  [70, 'ЛҠҸҺӃӋԬ'],
  [71, 'ҶԮ'],
  [72, 'ЂЋӅԎԒ'],
  [73, 'DGÐĐДҵԦ₲₷'],
  [74, '&UЏПЦфҥӇӘԨ'],
  [75, 'H¼ĦНԤ'],
  [76, 'NŊИжыҢӉӎԌ'],
  [77, 'Ом'],
  [78, '½Ҩ₧₾™'],
  [79, 'OQw¾ØҊӦӨԚԝ₻'],
  [80, 'юҗ…₪'],
  [81, 'ԅԕԖ₼'],
  [82, 'ФҤԗԡ'],
  [84, '%©®₨'],
  [85, 'ЫҼҾ'],
  [86, 'љԉ'],
  [87, 'æҧҴӕ'],
  [88, 'ԙԣ'],
  [89, 'ÆњӔ'],
  [90, '@шщԃ'],
  [91, 'MЖМҖԂԄԘ'],
  [92, 'Ӎԋ'],
  [93, 'WŒԜ'],
  [94, 'm₥'],
  [95, 'œԔ'],
  [97, '₯'],
  [99, 'Ԉ'],
  [100, 'Ю—'],
  [101, 'ЉԠ'],
  [102, 'Ԋ№'],
  [103, 'ЊЩ'],
  [104, 'Ш'],
  [106, 'Ҧ'],
  [110, 'Ԣ'],
  [120, 'ԫ'],
  [141, 'Ԫ'],
]

const BOLD: readonly (readonly [number, string])[] = [
  [22, '‘’'],
  [26, ' \u00A0'],
  [27, '\'¸'],
  [29, '!,.:;¡·‚'],
  [30, 'ijlıј'],
  [31, 'łі′'],
  [32, '-'],
  [33, 'І'],
  [34, '()J[]ЇЈ'],
  [37, '`´ŀ‹›'],
  [38, '²³¹•'],
  [39, 'IfªºſӀӏ'],
  [40, '{}'],
  [42, '/\\_'],
  [43, '°'],
  [44, 'tŧ'],
  [45, 'r“”'],
  [48, '"?¿гӷ'],
  [49, '§'],
  [50, 'z¯ѕғӻ–'],
  [51, 'sт'],
  [52, 'cзґҙҫ„†'],
  [53, 'сэє″'],
  [55, '*FЅҭ'],
  [56, 'ELS|¦ĿҒӺԑ'],
  [57, '¤ŁГЕӶ'],
  [58, '$+0123456789<=>TZ^vxy~¢£¥¬±×÷ŦТухҐҬүұӿ₠₢₣₤₦€₭₮₱₴₸₹₺₿'],
  [59, 'еӡ−'],
  [60, 'ae¨ЗавьҘӗәӠ₽'],
  [61, 'ĳяҕ₡₰'],
  [62, 'k«»øĸкҍҝԟ'],
  [63, 'PYoÞðРблоҎҟҮҰө'],
  [64, 'bdgpqþдрчҌҏҳԀԁԛ₵'],
  [65, '#CVhnu¶đŋБСУЬпцџҪһӽԐԩԯ₫₳'],
  [66, 'RµħЄЭнђћқҩҹӄӌ'],
  [67, 'BKXВХҜӈӾԇԍ'],
  [68, 'иъԭ'],
  [69, 'Я'],
  [70, 'AАКҞҡԞ₶'],
  [71, 'ßҽҿԆ'],
  [72, 'Ч'],
  [73, 'GĲҷӆӼԓԥ'],
  [74, 'DÐĐЛҔҠҸҺӋԏԧ₩₲₷'],
  [75, '&ңҲӊ'],
  [76, 'UЪҚҥӃԎԨ'],
  [77, 'HĦЂЏНПӇԬ'],
  [78, 'ŉЋДОЦҨ™'],
  [79, '₾'],
  [80, 'OQØИҵӦӨԌԚԮ'],
  [81, 'фҋҶ'],
  [82, 'NŊӘ₻'],
  [83, '¼ԒԤ'],
  [84, '©®мҤӅ'],
  [85, '¾ҢԦ'],
  [86, 'wыюӉ…'],
  [87, 'ŵжԅԖԗԝ'],
  [88, '½ԡ₼'],
  [89, 'ҧԕ₧'],
  [90, '@љԘ'],
  [91, '%Фԙ'],
  [92, 'æЫҊӕԄԣ₨₪'],
  [93, 'њҴӎԂԃ'],
  [94, 'җԉ'],
  [95, 'MМҼҾ'],
  [96, 'ÆшщӔԋ'],
  [97, 'WԜ'],
  [98, 'mŒœ₥'],
  [100, 'Ж—'],
  [101, '₯'],
  [102, 'ЮԔ'],
  [103, 'Җ№'],
  [104, 'ЉӍԈ'],
  [105, 'Ԋ'],
  [107, 'ЊШ'],
  [108, 'Щ'],
  [112, 'Ԡ'],
  [113, 'Ҧ'],
  [116, 'Ԣ'],
  [131, 'ԫ'],
  [152, 'Ԫ'],
]

/** Chinese, Japanese and Korean characters and the full-width forms fill the em square. Also the answer for anything unknown. */
const FULL_WIDTH = 1

const WIDTHS = { regular: widthsByLetter(REGULAR), bold: widthsByLetter(BOLD) } as const

function widthsByLetter(groups: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(groups.flatMap(([hundredths, letters]) => [...letters].map((letter) => [letter, hundredths / 100] as const)))
}

/** Width of a text as a multiple of its size; an upper bound. */
export function textWidth(text: string, bold: boolean): number {
  const widths = bold ? WIDTHS.bold : WIDTHS.regular
  let width = 0
  for (const letter of text) width += widths.get(letter) ?? composedWidth(letter, widths)
  return width
}

/** An accented letter is as wide as its base letter unless the table says otherwise; a mark alone takes no width. */
function composedWidth(letter: string, widths: ReadonlyMap<string, number>): number {
  if (/^\p{M}$/u.test(letter)) return 0
  const [base] = letter.normalize('NFD')
  return (base === undefined ? undefined : widths.get(base)) ?? FULL_WIDTH
}

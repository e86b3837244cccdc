// The scanned ones of the 20 nasty inputs that real data holds, each by its number, and the dirty cases that a scan can meet.
// Catalogue and device cases of the same list stand with the imports and the drivers.
import { articleKeys } from '@shared/domain/barcode'
import { gtinCheckDigit } from '@shared/domain/gs1/check-digit'
import { describe, expect, it } from 'vitest'
import { guess, readings, valid } from './shared-vectors'

const kinds = (text: string, aim?: string) => readings(text, aim).filter((candidate) => candidate.valid).map((candidate) => candidate.kind)
const unknownReason = (text: string) => readings(text).at(-1)?.reason
const reread = (text: string) => readings(text).flatMap((candidate) => (candidate.kind === 'unknown' && candidate.guessed ? [candidate.text] : []))

describe('nasty inputs', () => {
  it('1: three spellings of one processor are one key', () => {
    for (const text of ['0735858190046', '00735858190046', '735858190046']) expect(valid(text, 'gtin')?.gtin14).toBe('00735858190046')
  })

  it('2: a carton keeps its own key beside that of the piece', () => {
    expect(valid('50023942433526', 'gtin')?.gtin14).toBe('50023942433526')
    expect(valid('0023942433521', 'gtin')?.gtin14).toBe('00023942433521')
  })

  it('3: a GTIN-13 without its check digit is offered, not taken for a UPC', () => {
    expect(valid('779725000223', 'gtin')).toBeUndefined()
    expect(guess('779725000223', 'gtin')).toMatchObject({ gtin14: '07797250002238', guessed: ['missing-check-digit'] })
  })

  it('4: an exponent hides digits and gives nothing; a lost zero is offered', () => {
    expect(readings('9.78043902348e+12')).toEqual([{ kind: 'unknown', text: '9.78043902348e+12', valid: false, problems: [], reason: 'spreadsheet-number' }])
    expect(guess('439023483', 'isbn')).toMatchObject({ isbn13: '9780439023481', guessed: ['lost-zero'], valid: false })
  })

  it('5: a number of a shop in exponent form gives nothing either', () => {
    expect(kinds('2.94001328325e+12')).toEqual([])
    expect(unknownReason('2.94001328325e+12')).toBe('spreadsheet-number')
  })

  it('6: a broken scan and the whole code behind it', () => {
    expect(readings('8414606448414606447121')[0]).toMatchObject({ kind: 'gtin', gtin14: '08414606447121', guessed: ['glued-scans'], valid: false })
  })

  it('7: an in-store code is marked and is no key of a catalogue', () => {
    expect(valid('2000000755243', 'gtin')).toMatchObject({ gtin14: '02000000755243', restricted: true })
    expect(articleKeys(readings('2000000755243'))).toEqual([])
  })

  it('8: a PLU is no GTIN', () => {
    expect(kinds('4011').filter((kind) => kind !== 'gs1')).toEqual([])
    expect(['4011', '94011', '3000'].map(unknownReason)).toEqual(['price-look-up', 'price-look-up', 'price-look-up'])
  })

  const date = { gtin14: '08032825498580', serial: '12345', elements: [{ ai: '01', value: '08032825498580' }, { ai: '21', value: '12345' }, { ai: '11', value: '090101' }, { ai: '17', value: '100101' }], expiry: '2010-01-01' }
  it.each(['', ']C1'])('9: a lost separator is put back as a guess, and read plainly where it is there (%s)', (aim) => {
    expect(readings('010803282549858021123451109010117100101', aim)[0]).toMatchObject({ kind: 'gs1', ...date, valid: false, guessed: ['lost-separator'] })
    expect(valid('010803282549858021123451109010117100101', 'gs1', aim)).toBeUndefined()
    expect(valid('01080328254985802112345\u001d1109010117100101', 'gs1', aim)).toMatchObject(date)
  })

  it('10: 0xE8 in the place of the separator', () => {
    expect(readings(']C101080328254985802112345\u00e81109010117100101')[0]).toMatchObject({ kind: 'gs1', ...date, valid: false, guessed: ['lost-separator'] })
  })

  it('11: links in small and in capital letters; mixed, it is a web address', () => {
    for (const scheme of ['https', 'HTTPS']) expect(readings(`${scheme}://example.com/01/12312312312333?99=TEST`)[0]).toMatchObject({ kind: 'digital-link', gtin14: '12312312312333', valid: true })
    expect(kinds('HtTps://example.com/01/12312312312333?99=TEST')).toEqual(['url'])
  })

  it('12: a French keyboard, without and with Caps Lock', () => {
    expect(reread('àà\'HA"NIDBVD')[0]).toBe('004HQ3NIDBVD')
    expect(reread('004ha3nidbvd')).toContain('004HQ3NIDBVD')
    expect(reread('ààJL§RVTT"§Z')[0]).toBe('00JL6RVTT36W')
    expect(reread('00z,yp2y8v3e')).toContain('00WMYP2Y8V3E')
  })

  it('13: other wrong layouts; signs that never came cannot be known', () => {
    expect(reread('HA&&é')).toContain('HA112')
    expect(reread('test?123')).toContain('test_123')
    expect(kinds('zhj4=D*7W=')).toEqual([])
  })

  it('14: a spaced FedEx number, and one that is a digit short', () => {
    expect(readings(' 7 9 0 5 3 5 3 1 2 3 1 7 ')[0]).toMatchObject({ kind: 'tracking', courier: 'fedex', format: 'fedex_12', number: '790535312317', valid: true })
    expect(kinds('3297151456010244784917580286201')).not.toContain('tracking')
  })

  it('15: sample numbers of instruction sheets look like a carrier, but are not', () => {
    expect(readings('1Z9999W99999999999')[0]).toMatchObject({ kind: 'tracking', courier: 'ups', valid: false, problems: [{ kind: 'check-digit' }] })
    expect(readings('9400 1000 0000 0000 0000 00')[0]).toMatchObject({ kind: 'tracking', courier: 'usps', valid: false })
  })

  it('16: IMEISV, an IMEI with hyphens, a TAC without its zero', () => {
    expect(readings('3568680000414120')[0]).toMatchObject({ kind: 'imeisv', tac: '35686800', valid: true })
    expect(readings('86-893203-635609-0')[0]).toMatchObject({ kind: 'imei', imei: '868932036356090', tac: '86893203', valid: true })
    expect(guess('1130000', 'imei')).toMatchObject({ tac: '01130000', guessed: ['lost-zero'] })
  })

  it.each(['GN     29.182 g', '-  29.182 g ', 'E *+ 49.9873  g ', '$000000', '---', 'S +', 'ST,+0001.234 kg'])('17-18: a balance typing into the scan field is no code: %j', (text) => {
    expect(kinds(text)).toEqual([])
  })

  it('19: the dump of a scale report is no code of ours', () => {
    expect(kinds('03040bff6f04').concat(kinds('03020bff0000'))).toEqual([])
  })

  it('20: label text with escapes, a byte-order mark, a return slip with an address', () => {
    expect(kinds('[)>_1E01_1D96841706672_1D840_1D001')).toEqual([])
    expect(readings('\ufeffRMA-4711')[0]).toMatchObject({ kind: 'return-order', rmaNumber: 'RMA-4711' })
    expect(kinds('mailto:buyer@example.invalid?subject=return')).toEqual([])
    expect(kinds('https://example.invalid/return?mail=buyer%40example.invalid')).toEqual(['url'])
  })
})

describe('dirty cases', () => {
  it('2: UPC-E is the UPC-A of the catalogue; an EAN-8 is never padded into a UPC', () => {
    expect(readings('04252614')[0]).toMatchObject({ kind: 'gtin', gtin14: '00042100005264', valid: true })
    expect(readings('73513537').filter((candidate) => candidate.valid && candidate.kind === 'gtin')).toMatchObject([{ gtin14: '00000073513537' }])
  })

  it('2: eight digits are every kind whose check digit fits', () => {
    expect(readings('12345670').filter((candidate) => candidate.kind === 'gtin' && candidate.valid)).toMatchObject([{ gtin14: '00000012345670' }, { gtin14: '00123456000070' }])
    expect(kinds('03178471')).toContain('issn')
  })

  it('3: twelve digits that fail: a lost zero, a lost check digit or a misreading, all offered', () => {
    expect(valid('035858190046', 'gtin')).toBeUndefined()
    expect(readings('035858190046').filter((candidate) => candidate.kind === 'gtin').map((candidate) => candidate.guessed ?? candidate.problems[0]?.kind)).toEqual([['missing-check-digit'], 'check-digit'])
    expect(guess('75678164125', 'gtin')).toMatchObject({ gtin14: '00075678164125', guessed: ['lost-zero'] })
  })

  it.each([['2112345678900', true], ['0212345678903', true], ['0412345678901', true], ['02345673', true], ['20123451', true], ['4006381333931', false], ['0049000042566', false], ['20012345678909', false]])('4: in-store numbers: %s', (digits, restricted) => {
    const gtin = digits.slice(0, -1) + gtinCheckDigit(digits.slice(0, -1))
    expect(valid(gtin, 'gtin')?.restricted ?? false).toBe(restricted)
  })

  it('8: article numbers that look like numbers with letters stay as they are', () => {
    for (const text of ['23W', '85123A', '35004C']) expect(readings(text).at(-1)).toMatchObject({ kind: 'unknown', text })
  })

  it('9: a telephone scanned for an article', () => {
    expect(kinds('490154203237518')).toContain('imei')
    expect(articleKeys(readings('490154203237518'))).toEqual([])
  })

  it('10: tracking numbers that look like article numbers, and both when both fit', () => {
    expect(kinds('735858190046')).toEqual(['gtin', 'tracking'])
    expect(readings('9261292700768711948021')[0]).toMatchObject({ kind: 'tracking', courier: 'usps', format: 'usps_impb_c' })
    expect(readings('00340434161094042557').filter((candidate) => candidate.valid).map((candidate) => candidate.kind).slice(0, 2)).toEqual(['gs1', 'sscc'])
    expect(valid('340434161094042557', 'sscc')?.sscc).toBe('340434161094042557')
  })
})

describe('what the symbol says', () => {
  it('is followed: an EAN symbol holds an article number and nothing else', () => {
    expect(kinds('0735858190046', ']E0')).toEqual(['gtin'])
    expect(kinds(']E09780439023481')).toEqual(['gtin', 'isbn'])
    expect(kinds(']E09771234567003')).toEqual(['gtin', 'issn'])
    expect(guess('735858190046', 'gtin', ']E0')).toMatchObject({ gtin14: '00735858190046', guessed: ['lost-zero'] })
    expect(kinds(']E3978043902348151799')).toEqual(['gtin', 'isbn'])
  })

  it('makes an element string of what a plain symbol holds only as a guess', () => {
    expect(readings('0109520000047184', ']C0').find((candidate) => candidate.kind === 'gs1')).toMatchObject({ valid: false, guessed: ['plain-symbol'] })
    expect(kinds('0109520000047184', ']C1')[0]).toBe('gs1')
  })

  it('does not hide the tracking number in a GS1-128 symbol with its routing', () => {
    expect(readings('42090245\u001d9261290336128704042634', ']C1').filter((candidate) => candidate.valid).map((candidate) => candidate.kind)).toEqual(['gs1', 'tracking'])
  })

  it('counts in the member before the text', () => {
    expect(kinds(']C10109520000047184', ']d2')[0]).toBe('gs1')
    expect(kinds(']zz9520000047184')[0]).toBe('gtin')
  })
})

describe('message envelopes', () => {
  const [RS, GS, EOT] = ['\u001e', '\u001d', '\u0004']
  const fields = [{ di: '1P', value: 'ABC-1' }, { di: 'Q', value: '3' }, { di: '11K', value: '7' }]
  const data = `1PABC-1${GS}Q3${GS}11K7`

  it('give their data identifiers', () => {
    expect(valid(`[)>${RS}06${GS}${data}${RS}${EOT}`, 'mh10')).toMatchObject({ fields, problems: [] })
  })

  it('may lack their trailer, and say so', () => {
    expect(valid(`[)>${RS}06${GS}${data}`, 'mh10')).toMatchObject({ fields, problems: [{ kind: 'trailer-missing' }] })
  })

  it('with a mangled header are a guess', () => {
    for (const header of [`>[)>06${GS}`, `[)>06${GS}`, `>[)>${RS}06${GS}`]) expect(readings(header + data)[0]).toMatchObject({ kind: 'mh10', fields, valid: false, guessed: ['mangled-header'] })
  })

  it('with a field that has no identifier are not valid', () => {
    expect(readings(`[)>${RS}06${GS}1PABC${GS}?${RS}${EOT}`)[0]).toMatchObject({ kind: 'mh10', valid: false, problems: [{ kind: 'no-data-identifier', detail: '?' }] })
  })

  it('of format 05 hold an element string', () => {
    expect(valid(`[)>${RS}05${GS}0109520000047184${GS}${RS}${EOT}`, 'gs1')?.gtin14).toBe('09520000047184')
    expect(guess(`[)>05${GS}0109520000047184`, 'gs1')?.guessed).toEqual(['mangled-header'])
  })
})

describe('a keyboard that types something else', () => {
  it('is seen through where a check character or a pattern proves the code', () => {
    expect(guess('КЬФ-4711', 'return-order')).toMatchObject({ rmaNumber: 'RMA-4711', guessed: ['wrong-layout'] })
    expect(guess('rma-4711', 'return-order')).toMatchObject({ rmaNumber: 'RMA-4711', guessed: ['letter-case'] })
    expect(guess('ç(éààààà\'è&_\'', 'gtin')).toMatchObject({ gtin14: '09520000047184', guessed: ['wrong-layout'] })
    expect(guess('1z5r89390357567127', 'tracking')).toMatchObject({ courier: 'ups', guessed: ['letter-case'] })
  })
})

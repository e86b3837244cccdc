// The 20 nasty inputs of real data as a person meets them: scanned at the bench, over a real store that a real file was
// read into. None is taken silently, each is answered in words, and the text of the scan is shown.
import type { BenchStepKind } from '@shared/domain/bench-state'
import { commandBarcode } from '@shared/domain/command-barcode'
import { describe, expect, test } from 'vitest'
import { DANA_BADGE, openStoreBench, type StoreBench } from './support/store-bench'
import { saidWords } from './support/said-words'

const CATALOGUE = [
  ['id', 'sku', 'title', 'ean'],
  ['1', 'I5', 'Processor', '0735858190046|00735858190046|735858190046'],
  ['2', 'CDR', 'CD-R spindle', '0023942433521|50023942433526'],
  ['3', 'BAT', 'Car battery', '7797250002238'],
  ['4', 'HG', 'The Hunger Games', '9780439023481'],
  ['6', 'OIL', 'Olive oil', '8414606447121'],
  ['7', 'LAMP', 'Lamp', '4965957823804|2000000755243'],
  ['9', 'CHEESE', 'Cheese', '8032825498580'],
]
const RETURNS = [['rma', 'line', 'sku', 'gtin', 'title', 'quantity'], ['RMA-1', '1', 'I5', '0735858190046', 'Processor', '3'], ['RMA-1', '2', 'HG', '9780439023481', 'The Hunger Games', '1']]

const openNasty = () => openStoreBench({ catalogue: CATALOGUE, returns: RETURNS })

/** At the step where the unit is scanned, in the parcel of RMA-1. */
async function atUnits(): Promise<StoreBench> {
  const desk = await openNasty()
  desk.scan(DANA_BADGE)
  desk.scan('RMA-1')
  return desk
}

const asked = (desk: StoreBench) => {
  const { step } = desk.bench.view()
  return step.kind === 'confirm' ? step.pending : { kind: step.kind, offers: [] }
}

/** What the scan asks at the unit step, with the head of the journal unchanged. */
async function asksAtUnit(text: string) {
  const desk = await atUnits()
  const before = desk.head()
  const answer = desk.scan(text)
  expect(desk.head(), 'nothing is taken silently').toBe(before)
  return { desk, answer, pending: asked(desk), said: saidWords(answer, desk.bench.view()) }
}

describe('nasty input', () => {
  test('1: three spellings of one number count one line', async () => {
    const desk = await atUnits()
    for (const text of ['0735858190046', '00735858190046', '735858190046']) {
      expect(desk.scan(text)).toMatchObject({ kind: 'unit-identified', facts: { line: 1 } })
      desk.command('HOLD')
      desk.command('HOLD')
    }
    expect(desk.bench.view().parcel?.lines.map(({ line, counted }) => [line, counted])).toEqual([[1, 3], [2, 0]])
    expect(desk.scan('735858190046').kind).toBe('confirm-asked')
    expect(asked(desk).kind).toBe('take-surplus')
  })

  test('2: a carton scanned for one piece asks what lies here', async () => {
    const { pending, said } = await asksAtUnit('50023942433526')
    expect(pending).toMatchObject({ kind: 'whole-pack', facts: { title: 'CD-R spindle' } })
    expect(said[0]?.choices).toEqual(['1 One piece: out of the pack', '3 The whole pack: count what is in it'])
  })

  test('3: a number without its check digit is offered with the item it may be', async () => {
    const { desk, pending, said } = await asksAtUnit('779725000223')
    expect(pending).toMatchObject({ kind: 'take-guess', offers: [{ name: '7797250002238', title: 'Car battery', guessed: ['missing-check-digit'] }] })
    expect(said.map(({ context, choices }) => [context, choices[0]])).toEqual([
      ['Could be: the check digit is missing.', '1 Car battery: Item code 7797250002238'],
      ['Возможно, нет контрольной цифры.', '1 Car battery: Код товара 7797250002238'],
    ])
    expect(desk.command('YES').kind).toBe('confirm-asked')
    expect(asked(desk)).toMatchObject({ kind: 'take-extra', facts: { title: 'Car battery' } })
  })

  test('4: an exponent cannot be recovered and is asked about as it is; a lost zero is offered', async () => {
    expect((await asksAtUnit('9.78043902348e+12')).pending.kind).toBe('take-unknown')
    const { desk, pending } = await asksAtUnit('439023483')
    expect(pending).toMatchObject({ kind: 'take-guess', offers: [{ title: 'The Hunger Games', guessed: ['lost-zero'] }] })
    expect(desk.command('YES')).toMatchObject({ kind: 'unit-identified', facts: { line: 2 } })
  })

  test('5: a number of a shop in exponent form is asked about as it is', async () => {
    expect((await asksAtUnit('2.94001328325e+12')).pending.kind).toBe('take-unknown')
  })

  test('6: a broken scan and the whole code behind it are offered as the whole code', async () => {
    const { pending, said } = await asksAtUnit('8414606448414606447121')
    expect(pending).toMatchObject({ kind: 'take-guess', offers: [{ name: '8414606447121', title: 'Olive oil', guessed: ['glued-scans'] }] })
    expect(said[0]?.context).toBe('Could be: two scans ran together.')
  })

  test("7: a shop's own number in the list of a manufacturer is offered, not taken", async () => {
    const { pending } = await asksAtUnit('2000000755243')
    expect(pending).toMatchObject({ kind: 'choose-item', offers: [{ title: 'Lamp', guessed: true }] })
  })

  test('8: a PLU is nobody’s code', async () => {
    expect((await asksAtUnit('4011')).pending.kind).toBe('take-unknown')
  })

  test.each([['9', '010803282549858021123451109010117100101'], ['10', ']C101080328254985802112345\u00e81109010117100101'], ['10, without the identifier', '01080328254985802112345\u00e81109010117100101']])('%s: a lost or wrong separator is told, with what is behind it', async (_name, text) => {
    const { desk, pending, said } = await asksAtUnit(text)
    expect(pending).toMatchObject({ kind: 'take-guess', offers: [{ name: '8032825498580', title: 'Cheese', serial: '12345', expiry: '2010-01-01', guessed: ['lost-separator'] }] })
    expect(said[0]).toMatchObject({ context: 'Could be: the separator between two fields got lost.', choices: ['1 Cheese: Item code 8032825498580 · S/N 12345 · best before 2010-01-01', '3 No: take it as it was scanned'] })
    desk.command('YES')
    expect(asked(desk)).toMatchObject({ kind: 'take-extra', facts: { title: 'Cheese' } })
    desk.command('ANSWER 2')
    expect(desk.bench.view().unit).toMatchObject({ title: 'Cheese', serial: '12345', expiry: '2010-01-01' })
  })

  test('9: with its separator the same code is sure', async () => {
    expect((await asksAtUnit(']C101080328254985802112345\u001d1109010117100101')).pending).toMatchObject({ kind: 'take-extra', facts: { title: 'Cheese' } })
  })

  test('9: the identifier counts, too, when the scanner tells it apart', async () => {
    const desk = await atUnits()
    desk.bench.scan('01080328254985802112345\u001d1109010117100101', 'scanned', ']C1')
    expect(asked(desk)).toMatchObject({ kind: 'take-extra', facts: { title: 'Cheese' } })
  })

  test('11: a link names its item, one of mixed case is plain text', async () => {
    for (const scheme of ['https', 'HTTPS', 'HtTps']) expect((await asksAtUnit(`${scheme}://example.com/01/12312312312333?99=TEST`)).pending.kind).toBe('take-unknown')
    expect((await asksAtUnit('https://example.com/01/08032825498580')).pending).toMatchObject({ kind: 'take-extra', facts: { title: 'Cheese' } })
    expect((await asksAtUnit('HtTps://example.com/01/08032825498580')).pending.kind).toBe('take-unknown')
  })

  test('12 and 13: another layout is offered where the text becomes a code that somebody knows', async () => {
    const desk = await openStoreBench({ catalogue: [['id', 'sku', 'title'], ['1', '004HQ3NIDBVD', 'Monitor'], ['2', 'HA112', 'Cable'], ['3', 'test_123', 'Sample']] })
    desk.goTo('scan-unit')
    for (const [text, title, how] of [['àà\'HA"NIDBVD', 'Monitor', ['wrong-layout']], ['004ha3nidbvd', 'Monitor', ['wrong-layout', 'letter-case']], ['HA&&é', 'Cable', ['wrong-layout']], ['test?123', 'Sample', ['wrong-layout']]] as const) {
      const before = desk.head()
      desk.scan(text)
      expect(asked(desk), text).toMatchObject({ kind: 'take-guess', offers: [{ title, guessed: how }] })
      expect(desk.head()).toBe(before)
    }
    desk.scan('zhj4=D*7W=')
    expect(asked(desk).kind).toBe('take-unknown')
  })

  test('14: a spaced tracking number says who carries the parcel; one that is a digit short says nothing', async () => {
    const desk = await openNasty()
    desk.scan(DANA_BADGE)
    desk.scan(' 7 9 0 5 3 5 3 1 2 3 1 7 ')
    expect(asked(desk)).toMatchObject({ kind: 'open-blind', facts: { courier: 'fedex' } })
    desk.command('NO')
    desk.scan('3297151456010244784917580286201')
    expect(asked(desk)).toMatchObject({ kind: 'open-blind', facts: { courier: null } })
  })

  test('15: sample numbers of an instruction sheet are no tracking numbers', async () => {
    const desk = await openNasty()
    desk.scan(DANA_BADGE)
    for (const text of ['1Z9999W99999999999', '9400 1000 0000 0000 0000 00']) {
      desk.scan(text)
      expect(asked(desk)).toMatchObject({ kind: 'open-blind', facts: { courier: null } })
      desk.command('NO')
    }
  })

  test('16: an IMEI in the article field is asked about, in the serial field it is the serial number', async () => {
    for (const text of ['3568680000414120', '86-893203-635609-0', '1130000']) expect((await asksAtUnit(text)).pending.kind).toBe('take-unknown')
    const desk = await openNasty()
    desk.goTo('serial')
    expect(desk.scan('86-893203-635609-0').kind).toBe('serial-recorded')
    expect(desk.bench.view().unit?.serial).toBe('868932036356090')
  })

  test('20: a byte-order mark before a return number is no part of it; an address on a slip is not kept', async () => {
    const desk = await openNasty()
    desk.scan(DANA_BADGE)
    desk.scan('mailto:buyer@example.invalid?subject=return')
    desk.command('NO')
    expect(desk.scan('\ufeffRMA-1')).toMatchObject({ kind: 'parcel-matched', facts: { rmaNumber: 'RMA-1' } })
    expect(JSON.stringify(desk.store.journal.entriesBetween(0, Number.MAX_SAFE_INTEGER))).not.toContain('buyer@')
  })
})

describe('dirty case at the bench', () => {
  const codes = Array.from({ length: 127 }, (_, n) => `A${n}`).join('|')
  const openDirty = async () => {
    const desk = await openStoreBench({ catalogue: [['id', 'sku', 'title', 'ean'], ['1', 'SOUP', 'Soup', '042100005264'], ['2', 'W', 'White', '4006381333931'], ['3', 'B', 'Black', '4006381333931'], ['4', '85123A', 'Big holder', ''], ['5', '85123a', 'Small holder', ''], ['6', '23W', 'Bulb', ''], ['7', 'ALL', 'Adapter', codes]] })
    desk.goTo('scan-unit')
    return desk
  }

  test.each([['2: a UPC-E is the UPC-A of the catalogue', '04252614', 'Soup'], ['7: an article without any number goes by its own', '23w', 'Bulb'], ['8: numbers that differ in case are two', '85123a', 'Small holder'], ['5: one item with 127 codes goes by the last of them', 'A126', 'Adapter']])('%s', async (_name, text, title) => {
    const desk = await openDirty()
    desk.scan(text)
    expect(asked(desk)).toMatchObject({ kind: 'take-extra', facts: { title } })
  })

  test('5: two items for one code are a choice', async () => {
    const desk = await openDirty()
    desk.scan('4006381333931')
    expect(asked(desk)).toMatchObject({ kind: 'choose-item', offers: [{ title: 'White' }, { title: 'Black' }] })
  })

  test('10: a number that an article and a carrier share goes by what is known', async () => {
    const desk = await openNasty()
    desk.scan(DANA_BADGE)
    desk.scan('735858190046')
    expect(asked(desk)).toMatchObject({ kind: 'choose-return', offers: [{ rmaNumber: 'RMA-1', reasons: ['item'] }] })
  })
})

/** Scans that no step has a use for: each is refused or asked about, whatever the bench waits for. */
const NOISE: readonly (readonly [string, string])[] = [
  ['3: without a check digit', '779725000223'],
  ['4: exponent form', '9.78043902348e+12'],
  ['6: two scans in one', '8414606448414606447121'],
  ['9: separator lost', '010803282549858021123451109010117100101'],
  ['12: French layout', 'àà\'HA"NIDBVD'],
  ['13: lost exclamation marks', 'zhj4=D*7W='],
  ['14: a digit short', '3297151456010244784917580286201'],
  ['15: a sample number', '1Z9999W99999999999'],
  ['17: a balance types into the field', 'GN     29.182 g'],
  ['18: scale frames', '-  29.182 g '],
  ['18: zeros for ever', '$000000'],
  ['19: a scale report', '03040bff6f04'],
  ['20: label text', '[)>_1E01_1D96841706672_1D840_1D001'],
  ['20: an address', 'mailto:buyer@example.invalid?subject=return'],
  ['control characters around and within', '\u0000\u0002 4006\u0007381\u001b333931 \u0003\r\n'],
  ['3,000 characters', '7'.repeat(3_000)],
  ['3,001 characters', 'Ж'.repeat(3_001)],
  ['10,000 characters', 'A1'.repeat(5_000)],
  ['a lone half of a character', 'AB\ud83d12'],
  ['an emoji', '📦📦📦'],
  ['right-to-left marks', '\u202e1234\u202c'],
  ['nothing but control characters', '\u0001\u0002\u0003'],
  ['a text that looks like a blank of the words', '{{title}} {{count}}'],
]
const STEPS: readonly BenchStepKind[] = ['sign-in', 'scan-parcel', 'confirm', 'scan-unit', 'serial', 'lot', 'weigh', 'choose', 'question', 'label', 'tote']

describe.each(STEPS)('at step %s', (step) => {
  test('each nasty scan is answered in words with its text, and nothing is taken silently', async () => {
    const desk = await openNasty()
    desk.goTo(step)
    for (const [name, text] of NOISE) {
      const before = desk.head()
      const answer = desk.scan(text)
      const view = desk.bench.view()
      // A serial number and a lot are any text a person reads off the goods; a doubt about them is asked.
      if (step === 'serial' || step === 'lot') {
        if (answer.kind === `${step}-recorded`) {
          expect(desk.command('UNDO').kind).toBe('step-undone')
          continue
        }
      } else expect(desk.head(), name).toBe(before)
      expect(answer.signal, name).toBe('ask')
      for (const said of saidWords(answer, view)) {
        expect([said.echo, said.prompt].every((words) => words.trim() !== ''), `${name}, ${said.language}: ${JSON.stringify(said)}`).toBe(true)
        if (!text.includes('{{')) expect(`${said.echo}${said.prompt}${said.context}${said.choices.join('')}`, name).not.toContain('{{')
      }
      if (answer.kind !== 'scan-empty') expect(answer.text.slice(0, 20), name).toBe(shownText(text).slice(0, 20))
      if (view.step.kind === 'confirm' && step !== 'confirm') desk.command('BACK')
      expect(desk.bench.step().kind, name).toBe(step)
    }
    expect(desk.store.journal.verify().problems).toEqual([])
  })

  test('a command barcode on another keyboard layout is asked about and not followed', async () => {
    const desk = await openNasty()
    desk.goTo(step)
    const before = desk.head()
    const typed = commandBarcode('SIGN OUT').replace(/\d/g, (digit) => 'à&é"\'(-è_ç'.charAt(Number(digit)))
    const answer = desk.scan(typed)
    expect(desk.head()).toBe(before)
    if (step === 'sign-in') return expect(answer).toMatchObject({ kind: 'sign-in-first', facts: { guess: 'wrong-layout' } })
    expect(asked(desk)).toMatchObject({ kind: 'take-guess', offers: [{ thing: 'command', name: 'SIGN OUT' }] })
    const [english] = saidWords(answer, desk.bench.view())
    expect(english).toMatchObject({ context: 'Could be: typed with another keyboard layout.', choices: ['1 Command: Sign out: take it as it was meant', '3 No: take it as it was scanned'] })
    desk.command('BACK')
    expect(desk.bench.step().kind).toBe(step)
  })
})

function shownText(text: string): string {
  return text.replace(/[\u0000-\u001c\u001e\u001f\u007f]/g, '').replace(/\p{Surrogate}/gu, '\ufffd').trim()
}

import { MAX_NOTE_LENGTH, noteHandOver } from '@shared/domain/commands/note-hand-over'
import { foldShift } from '@shared/domain/projections/shift-status'
import { describe, expect, it } from 'vitest'
import { dana } from '../support/bench-steps'
import { benchAtSix } from '../support/worked-shift'

describe('a note for the next shift', () => {
  const bench = benchAtSix()
  bench.scan(dana.badge)

  it('is kept with who wrote it', () => {
    const decision = noteHandOver(bench.state(), '  Totes of zone C\r\nare full.\u0007 ')
    if (!decision.ok) throw new Error('the note was refused')
    bench.journal.append(decision.value.entries, dana.operatorId)
    expect(foldShift(bench.journal.entriesOf([bench.journal.entries.at(-1)?.subject ?? 'shift:none']))?.notes).toMatchObject([{ by: dana.operatorId, text: 'Totes of zone C\nare full.' }])
  })

  it.each([
    ['empty', ' \n\t ', 'note-empty'],
    ['a character too long', 'x'.repeat(MAX_NOTE_LENGTH + 1), 'note-too-long'],
  ] as const)('is refused when it is %s', (_, text, kind) => {
    expect(noteHandOver(bench.state(), text)).toMatchObject({ ok: false, failure: { kind } })
  })

  it('fits as long as it may be', () => {
    expect(noteHandOver(bench.state(), 'x'.repeat(MAX_NOTE_LENGTH)).ok).toBe(true)
  })

  it('needs a shift and somebody in it', () => {
    expect(noteHandOver({ ...bench.state(), operator: null }, 'x')).toMatchObject({ failure: { kind: 'sign-in-first' } })
    expect(noteHandOver({ ...bench.state(), shift: null }, 'x')).toMatchObject({ failure: { kind: 'shift-not-open' } })
  })
})

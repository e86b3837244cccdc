import { BENCH_COMMANDS, answerPlace, commandBarcode, parseCommandBarcode } from '@shared/domain/command-barcode'
import { makeLpn } from '@shared/domain/lpn'
import { describe, expect, it } from 'vitest'

describe('command barcodes', () => {
  it('are each their own', () => {
    expect(new Set(BENCH_COMMANDS.map(commandBarcode)).size).toBe(BENCH_COMMANDS.length)
  })

  it.each(BENCH_COMMANDS)('%s is read back', (command) => {
    expect(parseCommandBarcode(commandBarcode(command))).toBe(command)
  })

  it('are capital letters and digits, which every keyboard layout types alike', () => {
    for (const command of BENCH_COMMANDS) expect(commandBarcode(command)).toMatch(/^[A-Z0-9]+$/)
  })

  // They are printed on mats. A change here makes mats in the field mean something else: add numbers, never change one.
  it('are as printed on the mats', () => {
    expect(Object.fromEntries(BENCH_COMMANDS.map((command) => [command, commandBarcode(command)]))).toMatchInlineSnapshot(`
      {
        "ANSWER 1": "CTB001J",
        "ANSWER 2": "CTB002V",
        "ANSWER 3": "CTB0035",
        "ANSWER 4": "CTB004H",
        "ANSWER 5": "CTB005U",
        "ANSWER 6": "CTB0064",
        "ANSWER 7": "CTB007F",
        "ANSWER 8": "CTB008T",
        "ANSWER 9": "CTB0093",
        "BACK": "CTB0212",
        "BENCH": "CTB0850",
        "CHANGE REASON": "CTB062H",
        "CHANGE ROUTE": "CTB0615",
        "CHECK DEVICES": "CTB094F",
        "CLEAR TARE": "CTB0934",
        "CLOSE SHIFT": "CTB042Y",
        "DEVICES": "CTB083B",
        "DOSSIER": "CTB0821",
        "GRADE A": "CTB0644",
        "GRADE B": "CTB065F",
        "GRADE C": "CTB066T",
        "GRADE D": "CTB0673",
        "HAND OVER": "CTB0438",
        "HOLD": "CTB022C",
        "IMPORT": "CTB084P",
        "LEAD": "CTB023Q",
        "LOCK": "CTB0325",
        "NEXT": "CTB0241",
        "NO": "CTB012M",
        "NO SERIAL": "CTB071Y",
        "OTHER PRINTER": "CTB097E",
        "PUT AWAY": "CTB055P",
        "RELABEL": "CTB0963",
        "REPRINT": "CTB026P",
        "SAVE SUMMARY": "CTB044L",
        "SEARCH": "CTB081Q",
        "SET ASIDE": "CTB0728",
        "SETTINGS": "CTB086A",
        "SHIFT SUMMARY": "CTB041M",
        "SIGN OUT": "CTB031V",
        "TARE": "CTB092U",
        "TOTE CLOSE": "CTB052Q",
        "TOTE CONTENTS": "CTB054B",
        "TOTE FULL": "CTB051C",
        "TOTE SWAP": "CTB0531",
        "UNDO": "CTB025B",
        "VOID LABEL": "CTB095T",
        "WEIGH AGAIN": "CTB063U",
        "WHOLE PACK": "CTB073L",
        "YES": "CTB0119",
        "ZERO SCALE": "CTB091H",
      }
    `)
  })

  it('are nothing else: not a number without a command, not another plate, not a wrong check character', () => {
    for (const text of [makeLpn('command', 'TB000'), makeLpn('tote', 'A12'), 'CTB0010', 'CTB001', '']) expect(parseCommandBarcode(text)).toBeNull()
  })

  it('stand for places of the choice grid where they answer', () => {
    expect(BENCH_COMMANDS.filter((command) => answerPlace(command) !== null).map((command) => [command, answerPlace(command)])).toEqual([
      ['YES', 1], ['NO', 3], ...Array.from({ length: 9 }, (_, i) => [`ANSWER ${i + 1}`, i + 1]),
    ])
  })
})

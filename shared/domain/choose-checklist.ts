/** Words that point to one checklist, plain and in lower case. The last choice has none: it takes what is left. */
export interface ChecklistChoice {
  readonly checklist: string
  readonly words: readonly string[]
}

/** Choices in order: the first with a matching word wins. */
export interface ChecklistChoices {
  readonly version: number
  readonly choices: readonly ChecklistChoice[]
}

/** Chinese is written without blanks, so every one of its characters begins a word. */
const HAN = /\p{Script=Han}/u
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/** Whether a text, in lower case, has a word that begins with `start`. */
export function hasWordStart(text: string, start: string): boolean {
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
    const before = text.charAt(at - 1)
    if (before === '' || !LETTER_OR_DIGIT.test(before) || HAN.test(start)) return true
  }
  return false
}

function firstMatch(choices: ChecklistChoices, text: string): string | null {
  const lower = text.normalize('NFC').toLowerCase()
  return choices.choices.find(({ words }) => words.some((word) => hasWordStart(lower, word)))?.checklist ?? null
}

/**
 * The checklist for an item. The category decides where it says anything, because a title names other things in
 * passing ("Laptop bag in jacket fabric"); then the title; then the last choice.
 */
export function chooseChecklistId(choices: ChecklistChoices, category: string, title: string): string {
  const last = choices.choices.at(-1)
  if (!last) throw new Error(`checklist choices ${choices.version} are empty`)
  return firstMatch(choices, category) ?? firstMatch(choices, title) ?? last.checklist
}

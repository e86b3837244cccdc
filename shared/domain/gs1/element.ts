import type { CompanyPrefixSource } from './linters/linter'
import type { Gs1Dictionary, Gs1Entry } from './syntax-dictionary'

/** The separator between elements in scanned data: FNC1 as scanners send it, the ASCII group separator. */
export const FNC1 = '\u001d'

/** An application identifier with its value, the value as it was encoded. */
export interface Gs1Element {
  readonly ai: string
  readonly value: string
}

/** How an element stands to the others of the same code. */
export type AssociationFault = 'requires' | 'excludes' | 'repeats' | 'needs-serial'

/** What a GS1 code has against it. All but associations make it invalid. */
export type Gs1Problem =
  /** No elements at all. */
  | { readonly kind: 'empty' }
  /** Nothing in the dictionary begins like this; what follows is not read. */
  | { readonly kind: 'unknown-ai'; readonly text: string }
  /** A value that has fewer or more characters than its AI takes. */
  | { readonly kind: 'too-short' | 'too-long'; readonly ai: string }
  /** A component breaks a rule of its own; `reason` is that of the linter. */
  | { readonly kind: 'rule'; readonly ai: string; readonly rule: string; readonly reason: string }
  /** Two separators with nothing between them. */
  | { readonly kind: 'separator' }
  /** The bracketed form is broken at this place (counted from 0). */
  | { readonly kind: 'brackets'; readonly at: number }
  /** The Digital Link URI breaks a rule of that form. */
  | { readonly kind: 'uri'; readonly reason: LinkFault; readonly ai?: string }
  /** Companion elements that are missing or must not be there; `others` are the AIs or patterns it is about. */
  | { readonly kind: 'association'; readonly ai: string; readonly fault: AssociationFault; readonly others: readonly string[] }

/** What is wrong with a Digital Link URI as such. */
export type LinkFault = 'character' | 'percent-encoding' | 'path-order' | 'not-an-attribute' | 'belongs-in-path' | 'repeated'

/** What had to be guessed to read a text at all. */
export type Gs1Guess = 'separator' | 'brackets' | 'blanks' | 'header'

/** One way to read a text as GS1 data. */
export interface Gs1Parse {
  readonly form: 'element-string' | 'digital-link'
  readonly elements: readonly Gs1Element[]
  readonly problems: readonly Gs1Problem[]
  /** Each element is right by itself and nothing was guessed. */
  readonly valid: boolean
  /** There when something had to be guessed. */
  readonly guessed?: readonly Gs1Guess[]
  /** The text says by itself that it is GS1 data: AIM identifier, leading FNC1, brackets or a Digital Link URI. */
  readonly certain: boolean
  /** How unlikely it is that other text reads like this, in decimal digits: the more, the surer. For ranking only. */
  readonly likelihood: number
  readonly gtin14?: string
  readonly sscc?: string
  readonly serial?: string
  readonly lot?: string
  /** YYYY-MM-DD; day 00 is the last day of the month. */
  readonly expiry?: string
}

/** What a reader of GS1 data needs besides the text. */
export interface Gs1Context {
  readonly dictionary: Gs1Dictionary
  /** Four digits: two-digit years lie from 49 before to 50 after it. GS1 General Specifications, section 7.12. */
  readonly year: number
  readonly companyPrefixes?: CompanyPrefixSource | undefined
}

/** Judges a value by its AI alone: length, characters, component rules. The first problem counts. */
export function valueProblem(entry: Gs1Entry, value: string, companyPrefixes?: CompanyPrefixSource): Gs1Problem | null {
  let at = 0
  for (const component of entry.components) {
    if (component.optional && at >= value.length) break
    const text = value.slice(at, at + component.most)
    if (text.length < component.least) return { kind: 'too-short', ai: entry.ai }
    for (const rule of component.rules) {
      const reason = rule.lint(text, companyPrefixes)
      if (reason !== null) return { kind: 'rule', ai: entry.ai, rule: rule.name, reason }
    }
    at += text.length
  }
  return at < value.length ? { kind: 'too-long', ai: entry.ai } : null
}

/** Writes elements as scanners send them: a separator behind each value of variable length but the last. */
export function toElementString(elements: readonly Gs1Element[], dictionary: Gs1Dictionary): string {
  return elements.map(({ ai, value }, index) => {
    const open = index < elements.length - 1 && dictionary.entries.get(ai)?.predefinedLength !== true
    return ai + value + (open ? FNC1 : '')
  }).join('')
}

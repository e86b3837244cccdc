import type { English } from './en'

/** Categories of CLDR plural rules that the product's languages use. */
export const PLURAL_CATEGORIES = ['one', 'few', 'many', 'other'] as const
type PluralCategory = (typeof PLURAL_CATEGORIES)[number]

type WithoutPlural<Key extends string> = Key extends `${infer Base}_${PluralCategory}` ? Base : Key
type LeafKeys<Node, Prefix extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends string ? `${Prefix}${WithoutPlural<Key>}` : LeafKeys<Node[Key], `${Prefix}${Key}.`>
}[keyof Node & string]

/** Every text of the window by its path; plural forms count as one text. */
export type StringKey = LeafKeys<English>

type SingleKeys<Node> = { [Key in keyof Node & string as Key extends `${string}_${PluralCategory}` ? never : Key]: Node[Key] extends string ? string : LanguageOf<Node[Key], PluralCategory> }
type PluralKeys<Node, Forms extends PluralCategory> = { [Key in keyof Node & string as Key extends `${infer Base}_other` ? `${Base}_${Forms}` : never]: string }

/** The shape of a complete language: the keys of English, with the plural forms that the language has. */
export type LanguageOf<Node, Forms extends PluralCategory> = {
  readonly [Key in keyof SingleKeys<Node>]: Node[Key & keyof Node] extends string ? string : LanguageOf<Node[Key & keyof Node], Forms>
} & { readonly [Key in keyof PluralKeys<Node, Forms>]: string }

/** Values for the blanks of a text; `count` also chooses the plural form. */
export type Blanks = Readonly<Record<string, string | number>>

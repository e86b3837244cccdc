import { ok, refuse, type Result } from '@shared/domain/result'

/** A command line taken apart: what stands alone, and what follows a --name. */
export interface Arguments {
  readonly positional: readonly string[]
  /** Of an option given several times, the last value. */
  readonly options: ReadonlyMap<string, string>
  /** All values of an option, in order; empty when it was not given. */
  all(name: string): readonly string[]
}

/** Options a command knows take a value; its switches do not, and are among the options when they were given. */
export function parseArguments(argv: readonly string[], known: readonly string[], switches: readonly string[] = []): Result<Arguments, string> {
  const positional: string[] = []
  const options = new Map<string, string>()
  const given: (readonly [string, string])[] = []
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    if (!word.startsWith('--')) {
      positional.push(word)
      continue
    }
    const cut = word.indexOf('=')
    const name = word.slice(2, cut < 0 ? undefined : cut)
    if (switches.includes(name) && cut < 0) {
      options.set(name, '')
      continue
    }
    if (!known.includes(name)) return refuse(`unknown option --${name}; known: ${[...known, ...switches].map((option) => `--${option}`).join(', ')}`)
    const value = cut < 0 ? argv[++i] : word.slice(cut + 1)
    if (value === undefined) return refuse(`--${name} needs a value`)
    options.set(name, value)
    given.push([name, value])
  }
  return ok({ positional, options, all: (name) => given.flatMap(([option, value]) => (option === name ? [value] : [])) })
}

/** The value of an option that must be there. */
export function requireOption(args: Arguments, name: string): Result<string, string> {
  const value = args.options.get(name)
  return value ? ok(value) : refuse(`--${name} is missing`)
}

/** A whole number within bounds. */
export function wholeNumber(text: string, name: string, min: number, max: number): Result<number, string> {
  const value = Number(text)
  return /^\d+$/.test(text) && value >= min && value <= max ? ok(value) : refuse(`--${name} must be a whole number from ${min} to ${max}, not ${JSON.stringify(text)}`)
}

import { HOST_LAYOUT_NAMES, type HostLayoutName } from '@shared/domain/keyboard/host-layouts'
import { readTypedText, type TypingHost } from '@shared/domain/keyboard/read-typed-text'
import { answer, EXIT, tell, type ExitCode } from './outcome'
import { rawInputLines } from './standard-input'

/** Other names that host layouts go by. */
const ALIASES: Readonly<Record<string, HostLayoutName>> = { 'fr-azerty': 'fr', be: 'fr', gb: 'uk' }

/**
 * Answers every line with the text that a keyboard scanner meant by what a computer typed, in order. Where it can have
 * meant several, they are candidates, likeliest first; where it can have meant nothing, there are none.
 */
export async function readWedgeScans(): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done
  for await (const line of rawInputLines()) {
    const asked = askedScan(line)
    if (asked === null) {
      exit = EXIT.refused
      tell(`turnback: no scan of a keyboard scanner: ${line.slice(0, 200)}`)
    }
    const texts = asked === null ? [] : readTypedText(asked.observed, asked.host)
    answer(texts.length === 1 ? { text: texts[0] } : { text: null, ambiguous: true, candidates: texts })
  }
  return exit
}

function askedScan(line: string): { readonly observed: string; readonly host: TypingHost } | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const observed: unknown = Reflect.get(value, 'observed')
  const layout = layoutNamed(Reflect.get(value, 'hostLayout'))
  return typeof observed === 'string' && layout !== null ? { observed, host: { layout, capsLock: Reflect.get(value, 'capsLock') === true } } : null
}

function layoutNamed(name: unknown): HostLayoutName | null {
  if (typeof name !== 'string') return null
  return HOST_LAYOUT_NAMES.find((known) => known === name) ?? (Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? null) : null)
}

/** How a command ended: 0 done, 1 refused or faulty, 2 misused. */
export const EXIT = { done: 0, refused: 1, misused: 2 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** One answer per line on standard output. */
export function answer(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** Words for the person at the terminal, on standard error. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** A misuse in words, with the usage line. */
export function misuse(text: string, usage: string): ExitCode {
  tell(`turnback: ${text}`)
  tell(`usage: turnback ${usage}`)
  return EXIT.misused
}

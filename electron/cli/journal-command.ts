import { parseArguments, requireOption } from './arguments'
import { openCommandStore } from './open-command-store'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'

export const journalUsage = 'journal verify|rebuild --store DIR'

/** Checks the chain and the projections, or folds the projections anew. */
export function journalCommand(argv: readonly string[]): ExitCode {
  const args = parseArguments(argv, ['store'])
  if (!args.ok) return misuse(args.failure, journalUsage)
  const dir = requireOption(args.value, 'store')
  if (!dir.ok) return misuse(dir.failure, journalUsage)
  const [what, ...rest] = args.value.positional
  if ((what !== 'verify' && what !== 'rebuild') || rest.length > 0) return misuse('say verify or rebuild', journalUsage)
  const store = openCommandStore(dir.value)
  try {
    if (what === 'rebuild') {
      answer({ command: 'journal rebuild', ok: true, ...store.journal.rebuild() })
      return EXIT.done
    }
    const report = store.journal.verify()
    for (const problem of report.problems) tell(`${problem.kind} ${problem.origin ?? ''} ${problem.seq ?? ''}: ${problem.detail}`)
    answer({ command: 'journal verify', ok: report.problems.length === 0, ...report })
    return report.problems.length === 0 ? EXIT.done : EXIT.refused
  } finally {
    store.close()
  }
}

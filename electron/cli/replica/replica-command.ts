import type { Arguments } from '../arguments'
import { parseArguments } from '../arguments'
import { misuse, tell, EXIT, type ExitCode } from '../outcome'
import { enrol, init, listStations, revoke, verify } from './hq-tasks'
import { join, status, sync } from './store-tasks'

/** A task of a person who runs HQ or sets up a station. A text is a misuse in words. */
interface Task {
  readonly usage: string
  readonly options: readonly string[]
  readonly switches?: readonly string[]
  /** How many words stand alone. */
  readonly words: number
  readonly run: (args: Arguments) => Promise<ExitCode | string>
}

const tasks: Record<string, Task> = {
  init: { usage: 'replica init URL', options: [], words: 1, run: init },
  enrol: { usage: 'replica enrol --hq URL --site CODE --name NAME [--qr FILE.png] --json', options: ['hq', 'site', 'name', 'qr'], switches: ['json'], words: 0, run: enrol },
  join: { usage: 'replica join CODE|URL --store DIR', options: ['store'], switches: ['json'], words: 1, run: join },
  sync: { usage: 'replica sync --store DIR [--once]', options: ['store'], switches: ['once', 'json'], words: 0, run: sync },
  verify: { usage: 'replica verify --hq URL', options: ['hq'], switches: ['json'], words: 0, run: verify },
  revoke: { usage: 'replica revoke ORIGIN --hq URL', options: ['hq', 'origin'], switches: ['json'], words: 1, run: revoke },
  status: { usage: 'replica status --store DIR|--hq URL --json', options: ['store', 'hq'], switches: ['json'], words: 0, run: (args) => (args.options.has('hq') ? listStations(args) : status(args)) },
}

export const replicaUsage = `replica ${Object.keys(tasks).join('|')} …`

/** `turnback replica TASK`; most tasks also go by their own name. */
export async function replicaCommand(argv: readonly string[]): Promise<ExitCode> {
  const [name = '', ...rest] = argv
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined
  if (!task) {
    tell(`turnback: say what to do with the replica: ${Object.keys(tasks).join(', ')}`)
    for (const { usage } of Object.values(tasks)) tell(`  turnback ${usage}`)
    return EXIT.misused
  }
  const args = parseArguments(rest, task.options, task.switches)
  if (!args.ok) return misuse(args.failure, task.usage)
  const words = args.value.positional.length
  // An origin may also be given by its option.
  if (words > task.words || (words < task.words && !args.value.options.has('origin'))) return misuse(`${name} takes ${task.words} word(s) alone, not ${words}`, task.usage)
  const done = await task.run(args.value)
  return typeof done === 'string' ? misuse(done, task.usage) : done
}

/** A task under its own name: `turnback join …`. */
export function replicaTask(name: string): { readonly usage: string; readonly run: (argv: readonly string[]) => Promise<ExitCode> } {
  return { usage: (tasks[name]?.usage ?? name).replace(/^replica /, ''), run: (argv) => replicaCommand([name, ...argv]) }
}

import { asId, type Lpn } from '@shared/domain/ids'
import { parseLpn } from '@shared/domain/lpn'
import { readDossier } from '../station/evidence/dossier'
import { dossierSource } from '../station/handlers/dossier-view'
import type { Store } from '../station/store/store'
import { parseArguments, requireOption } from './arguments'
import { openCommandStore } from './open-command-store'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'
import { standardInputLines, textOfLine } from './standard-input'

export const dossierUsage = 'dossier LPN --store DIR   (or plates on standard input, one per line)'

/** Prints the file of evidence of units, one line each, in the order asked. */
export async function dossierCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['store'])
  if (!args.ok) return misuse(args.failure, dossierUsage)
  const dir = requireOption(args.value, 'store')
  if (!dir.ok) return misuse(dir.failure, dossierUsage)
  const store = openCommandStore(dir.value)
  try {
    let exit: ExitCode = EXIT.done
    const tellOne = (text: string) => {
      if (!answerDossier(store, text)) exit = EXIT.refused
    }
    if (args.value.positional.length > 0) args.value.positional.forEach(tellOne)
    else for await (const line of standardInputLines()) tellOne(textOfLine(line, 'lpn'))
    return exit
  } finally {
    store.close()
  }
}

function answerDossier(store: Store, text: string): boolean {
  const lpn = text.replaceAll(' ', '').toUpperCase()
  const source = dossierSource(store)
  const dossier = parseLpn(lpn)?.type === 'unit' ? readDossier(source, asId<Lpn>(lpn)) : null
  if (dossier) {
    answer(dossier)
    return true
  }
  tell(`turnback: ${text} ${parseLpn(lpn) ? 'is a plate, but no unit in this store carries it' : 'is not a unit plate: check the characters'}`)
  answer({ lpn: text, unit: null, entries: [] })
  return false
}

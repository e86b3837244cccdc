import { benchCommand, benchUsage } from './bench/bench-command'
import { checklistCommand, checklistUsage } from './checklist-command'
import { decideCommand, decideUsage } from './decide-command'
import { demoCommand, demoUsage } from './demo/demo-command'
import { dossierCommand, dossierUsage } from './dossier-command'
import { identifyCommand, identifyUsage } from './identify-command'
import { importCommand, importUsage } from './import-command'
import { inspectCommand, inspectUsage } from './inspect-command'
import { journalCommand, journalUsage } from './journal-command'
import { labelCommand, labelUsage } from './label-command'
import { printerCommand, printerUsage } from './printer-command'
import { printerStatusCommand, printerStatusUsage } from './printer-status-command'
import { replicaCommand, replicaTask, replicaUsage } from './replica/replica-command'
import { reportCommand, reportUsage } from './report-command'
import { rulesCommand, rulesUsage } from './rules-command'
import { scanFramesCommand, scanFramesUsage } from './scan-frames-command'
import { sheetCommand, sheetUsage } from './sheet-command'
import { devicesCommand, devicesUsage } from './devices/devices-command'
import { virtualPrinterCommand, virtualPrinterUsage } from './virtual-printer-command'
import { EXIT, tell, type ExitCode } from './outcome'
import { searchCommand, searchUsage } from './search-command'
import { weighCommand, weighUsage } from './weigh-command'

/** `turnback COMMAND`: the station's parts without a window. Answers go to standard output, words for people to standard error. */
const commands: Record<string, { readonly usage: string; readonly run: (argv: readonly string[]) => Promise<ExitCode> | ExitCode }> = {
  import: { usage: importUsage, run: importCommand },
  identify: { usage: identifyUsage, run: identifyCommand },
  dossier: { usage: dossierUsage, run: dossierCommand },
  checklist: { usage: checklistUsage, run: checklistCommand },
  rules: { usage: rulesUsage, run: rulesCommand },
  inspect: { usage: inspectUsage, run: inspectCommand },
  decide: { usage: decideUsage, run: decideCommand },
  devices: { usage: devicesUsage, run: devicesCommand },
  search: { usage: searchUsage, run: searchCommand },
  journal: { usage: journalUsage, run: journalCommand },
  report: { usage: reportUsage, run: reportCommand },
  sheet: { usage: sheetUsage, run: sheetCommand },
  label: { usage: labelUsage, run: labelCommand },
  printer: { usage: printerUsage, run: printerCommand },
  'virtual-printer': { usage: virtualPrinterUsage, run: virtualPrinterCommand },
  'printer-status': { usage: printerStatusUsage, run: printerStatusCommand },
  weigh: { usage: weighUsage, run: weighCommand },
  'scan-frames': { usage: scanFramesUsage, run: scanFramesCommand },
  replica: { usage: replicaUsage, run: replicaCommand },
  enrol: replicaTask('enrol'),
  join: replicaTask('join'),
  sync: replicaTask('sync'),
  verify: replicaTask('verify'),
  revoke: replicaTask('revoke'),
  status: replicaTask('status'),
  demo: { usage: demoUsage, run: demoCommand },
  bench: { usage: benchUsage, run: benchCommand },
}

async function run(): Promise<ExitCode> {
  const [name = '', ...argv] = process.argv.slice(2)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    tell(name === '' || name === 'help' ? 'turnback: which command?' : `turnback: there is no command ${JSON.stringify(name)}`)
    for (const { usage } of Object.values(commands)) tell(`  turnback ${usage}`)
    return EXIT.misused
  }
  return command.run(argv)
}

run().then(
  (exit) => {
    process.exitCode = exit
  },
  (fault: unknown) => {
    tell(`turnback: ${fault instanceof Error ? fault.message : String(fault)}`)
    if (process.env.TURNBACK_TRACE && fault instanceof Error) tell(fault.stack ?? '')
    process.exitCode = EXIT.refused
  },
)

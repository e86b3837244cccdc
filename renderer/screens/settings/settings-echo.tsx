import { ScanEcho } from '../../components/scan-echo'
import { shownCode } from '../../strings/code-words'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech, type Speech } from '../../strings/speech'
import type { PageScan, SettingsState } from './settings-state'

/** The newest scan on this page with what became of it. */
export function SettingsEcho({ state: { scan, part } }: { readonly state: Pick<SettingsState, 'scan' | 'part'> }) {
  const speech = useSpeech()
  const { t } = speech
  const hint = t(part === 'people' ? 'settings.scanHint' : 'settings.scanBench')
  if (scan === null) return <ScanEcho scanId="none" answer="neutral" code={t('settings.scanName')} words={hint} time="" />
  return <ScanEcho scanId={String(scan.at)} answer={scan.signal} code={shownCode(scan.text)} words={scanWords(speech, scan, hint)} time={speech.clock(scan.at)} />
}

function scanWords(speech: Speech, { said }: PageScan, hint: string): string {
  switch (said.kind) {
    case 'selected':
      return speech.t('settings.scanSelected', { name: said.name })
    case 'nobody':
      return speech.t('settings.scanUnknown')
    case 'tried':
      return hint
    case 'refused': {
      const { cause, act } = refusalWords(speech, said.failure.kind, said.failure.facts)
      return `${cause} ${act}.`
    }
  }
}

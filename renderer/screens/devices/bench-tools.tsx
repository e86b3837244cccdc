import type { OperatorView } from '@shared/contract/bench-view'
import type { Failure } from '@shared/domain/failure'
import { mayDo } from '@shared/domain/permissions'
import { useState } from 'react'
import { Button } from '../../components/button'
import { useWindowContext } from '../../hooks/window-context'
import { KEY_NAMES } from '../../input/key-map'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech } from '../../strings/speech'
import styles from './devices.module.css'

export interface BenchToolsProps {
  readonly operator: OperatorView | null
  readonly onSettings: () => void
  readonly onCheck: () => void
  readonly onSetUp: () => void
  readonly onPrinters: () => void
}

/** What belongs to the bench beside its devices: the printed command sheet, and the way to the lead's settings. */
export function BenchTools({ operator, onSettings, onCheck, onSetUp, onPrinters }: BenchToolsProps) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const [said, setSaid] = useState<{ readonly path: string; readonly printer?: string | null } | { readonly failure: Failure } | null>(null)
  const [isMore, setMore] = useState(false)
  const isLead = operator !== null && mayDo(operator.role, 'change-bench')

  async function print(withBadges: boolean): Promise<void> {
    const result = await station.request('sheet.export', { language: speech.language, withBadges })
    setSaid(result.ok ? result.value : { failure: result.failure })
  }

  async function saveLog(): Promise<void> {
    const result = await station.request('devices.saveLog', { deviceId: null })
    setSaid(result.ok ? { path: result.value.path } : { failure: result.failure })
  }

  return (
    <div className={styles.tools}>
      <Button label={t('devices.check')} icon="check" size="compact" onPress={onCheck} />
      {isLead && <Button label={t('devices.assistant')} icon="ask" size="compact" onPress={onSetUp} />}
      <Button label={t('tools.sheet')} icon="print" size="compact" onPress={() => void print(false)} />
      {isLead && <Button label={t(isMore ? 'devices.less' : 'devices.more')} size="compact" onPress={() => setMore(!isMore)} />}
      {isLead && isMore && (
        <>
          <Button label={t('printers.open')} icon="print" size="compact" onPress={onPrinters} />
          <Button label={t('tools.badges')} icon="print" size="compact" onPress={() => void print(true)} />
          <Button label={`${t('settings.open')} · ${KEY_NAMES.settings}`} icon="lead" size="compact" onPress={onSettings} />
          <Button label={t('devices.log')} icon="file" size="compact" onPress={() => void saveLog()} />
        </>
      )}
      <p role="status">{said === null ? '' : 'path' in said ? savedWords(said) : refusedWords(said.failure)}</p>
    </div>
  )

  function savedWords({ path, printer }: { readonly path: string; readonly printer?: string | null }): string {
    return printer ? t('tools.printed', { printer: printer.replace(/^\w+:\/{0,2}/, ''), path }) : t('tools.saved', { path })
  }

  function refusedWords(failure: Failure): string {
    const { cause, act } = refusalWords(speech, failure.kind, failure.facts)
    return `${cause} ${act}`
  }
}

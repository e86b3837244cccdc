import type { OperatorView } from '@shared/contract/bench-view'
import type { StationStatus } from '@shared/contract/requests'
import type { Failure } from '@shared/domain/failure'
import { mayDo } from '@shared/domain/permissions'
import { useState } from 'react'
import { Button } from '../../components/button'
import { useWindowContext } from '../../hooks/window-context'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech } from '../../strings/speech'
import styles from './devices.module.css'

export interface BenchToolsProps {
  readonly operator: OperatorView | null
  readonly lockAfterMinutes: number
  readonly onStatus: (status: StationStatus) => void
}

/** Waits that a lead can choose between, minutes; 0 is never. */
const LOCK_CHOICES: readonly number[] = [0, 2, 5, 10, 30]

/** What belongs to the bench beside its devices: the printed command sheet, and when it locks itself. */
export function BenchTools({ operator, lockAfterMinutes, onStatus }: BenchToolsProps) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const [said, setSaid] = useState<{ readonly path: string } | { readonly failure: Failure } | null>(null)
  const isLead = operator !== null && mayDo(operator.role, 'change-bench')

  async function print(withBadges: boolean): Promise<void> {
    const result = await station.request('sheet.export', { language: speech.language, withBadges })
    setSaid(result.ok ? { path: result.value.path } : { failure: result.failure })
  }
  async function changeLock(): Promise<void> {
    const minutes = LOCK_CHOICES[(LOCK_CHOICES.indexOf(lockAfterMinutes) + 1) % LOCK_CHOICES.length] ?? 0
    const result = await station.request('bench.setLock', { minutes })
    if (result.ok) onStatus(result.value)
    else setSaid({ failure: result.failure })
  }

  return (
    <div className={styles.tools}>
      <Button label={t('tools.sheet')} icon="print" size="compact" onPress={() => void print(false)} />
      {isLead && <Button label={t('tools.badges')} icon="print" size="compact" onPress={() => void print(true)} />}
      {isLead && <Button label={lockAfterMinutes === 0 ? t('tools.lockNever') : t('tools.lockAfter', { count: lockAfterMinutes })} icon="repeat" size="compact" onPress={() => void changeLock()} />}
      <p role="status">{said === null ? (isLead ? '' : lockAfterMinutes === 0 ? '' : t('tools.lockAfter', { count: lockAfterMinutes })) : 'path' in said ? t('tools.saved', { path: said.path }) : refusedWords(said.failure)}</p>
    </div>
  )

  function refusedWords(failure: Failure): string {
    const { cause, act } = refusalWords(speech, failure.kind, failure.facts)
    return `${cause} ${act}`
  }
}

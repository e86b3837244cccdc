import type { DeviceStatusView } from '@shared/contract/devices'
import { awaitedTask, type DeviceCheckState } from '@shared/domain/device-check'
import type { WeightStability } from '@shared/domain/reading'
import type { StringKey } from '../../strings/keys'
import { Button } from '../../components/button'
import { CodeBars } from '../../components/code-bars'
import { JobList } from '../../components/job-list'
import { SectionHeading } from '../../components/section-heading'
import { WeightReadout } from '../../components/weight-readout'
import { useSpeech } from '../../strings/speech'
import { checkJobs } from './check-words'
import styles from './device-check.module.css'

export interface CheckBoardProps {
  readonly state: DeviceCheckState
  readonly devices: readonly DeviceStatusView[]
  readonly testCode: string
  readonly weight: { readonly grams: number | null; readonly stability: WeightStability } | null
  /** Begins anew; null while the test runs. */
  readonly onAgain: (() => void) | null
}

/** All tests as a list, and beside it what the one at hand needs: the code to scan, the live weight. */
export function CheckBoard({ state, devices, testCode, weight, onAgain }: CheckBoardProps) {
  const speech = useSpeech()
  const { t } = speech
  const task = awaitedTask(state)
  return (
    <div className={styles.board}>
      <div className={styles.tasks}>
        <SectionHeading title={t('deviceCheck.title')} aside={t('deviceCheck.step', { done: state.results.length, count: state.tasks.length })} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
        <div className={styles.list} tabIndex={0}>
          <JobList label={t('deviceCheck.listLabel')} jobs={checkJobs(speech, state, devices)} />
        </div>
      </div>
      <div className={styles.side}>
        {task?.check === 'test-scan' && <CodeBars text={testCode} label={t('deviceCheck.code')} />}
        {(task?.check === 'empty-pan' || task?.check === 'reference-weight') && <LiveWeight weight={weight} />}
        {onAgain !== null && <Button label={t('deviceCheck.again')} icon="repeat" onPress={onAgain} />}
      </div>
    </div>
  )
}

const WEIGHT_WORDS: Readonly<Record<WeightStability, StringKey>> = { stable: 'weight.stable', moving: 'weight.moving', over: 'weight.over', under: 'weight.under', unusable: 'weight.none' }

function LiveWeight({ weight }: Pick<CheckBoardProps, 'weight'>) {
  const { t, weightParts } = useSpeech()
  if (weight === null || weight.grams === null) return <WeightReadout state="missing" grams="" unit="" words={t(weight === null ? 'weight.none' : WEIGHT_WORDS[weight.stability])} />
  return <WeightReadout state={weight.stability === 'stable' ? 'stable' : 'moving'} {...weightParts(weight.grams)} words={t(WEIGHT_WORDS[weight.stability])} />
}

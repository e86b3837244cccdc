import type { RelabelView } from '@shared/contract/relabel-view'
import type { BenchCommand } from '@shared/domain/command-barcode'
import type { Instant } from '@shared/domain/quantities'
import { ExplainedButton } from '../../components/explained-button'
import { JobList, type Job } from '../../components/job-list'
import { LabelPaper } from '../../components/label-paper'
import { KEY_NAMES } from '../../input/key-map'
import { LABEL_CAUSES, oneOf } from '../../strings/kinds'
import { useSpeech, type Speech } from '../../strings/speech'
import { undoWords } from '../../strings/trail-words'
import styles from './relabel.module.css'

type Current = NonNullable<RelabelView['current']>

export interface LabelWorkProps {
  readonly current: Current
  readonly undo: RelabelView['undo']
  readonly now: Instant
  readonly onCommand: (command: BenchCommand) => void
  readonly onType: () => void
}

/** The unit in work: its label as it prints, and every label it needs, done, on its way, or next. */
export function LabelWork({ current, undo, now, onCommand, onType }: LabelWorkProps) {
  const speech = useSpeech()
  const { t } = speech
  const { preview } = current
  return (
    <div className={styles.work}>
      <div className={styles.paper}>{preview !== null && <LabelPaper label={t('relabel.preview')} widthMm={preview.widthMm} heightMm={preview.heightMm} shapes={preview.shapes} />}</div>
      <div className={styles.jobs}>
        <JobList
          label={t('relabel.labels')}
          jobs={current.labels.map((label) => labelJob(speech, current, label, now))}
          again={
            <div className={styles.keys}>
              <ExplainedButton icon="print" label={t('label.again')} words={KEY_NAMES.REPRINT} onPress={() => onCommand('REPRINT')} />
              <ExplainedButton icon="code" label={t('decisions.type')} words={KEY_NAMES.type} onPress={onType} />
            </div>
          }
        />
        {undo !== null && (
          <div className={styles.keys}>
            <ExplainedButton icon="undo" label={t('relabel.undo')} words={`${KEY_NAMES.UNDO} · ${undoWords(speech, undo)}`} onPress={() => onCommand('UNDO')} />
          </div>
        )}
      </div>
    </div>
  )
}

function labelJob(speech: Speech, { job }: Current, label: Current['labels'][number], now: Instant): Job {
  const { t } = speech
  const row = { id: label.templateId, state: label.state, title: speech.words(label.name), value: '', valueWords: '' }
  if (label.state === 'done') return { ...row, words: t('relabel.sticks') }
  if (label.state === 'later') return { ...row, words: t('relabel.waits') }
  if (job.state === 'failed') return { ...row, words: t(`label.causes.${oneOf(LABEL_CAUSES, job.cause, 'other')}`) }
  if (job.state === 'requested') return { ...row, words: t('label.printing'), value: speech.elapsed(now - job.requestedAt), valueWords: t('relabel.after') }
  return { ...row, words: label.byEye ? t('relabel.byEye') : t(`relabel.covers.${label.covers}`), value: job.sentAt === null ? '' : speech.elapsed(now - job.sentAt), valueWords: t('relabel.since') }
}

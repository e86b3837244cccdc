import type { LabelView, RouteView } from '@shared/contract/bench-view'
import type { PreviewWarningKind } from '@shared/labels/preview-warnings'
import { ExplainedButton } from '../../components/explained-button'
import { JobList, type Job } from '../../components/job-list'
import { LabelPaper } from '../../components/label-paper'
import { LabelWarnings } from '../../components/label-preview'
import { LabelSheet } from '../../components/label-sheet'
import { WorkSplit } from '../../components/work-split'
import { useLabelPicture } from '../../hooks/use-label-picture'
import { useNow } from '../../hooks/use-now'
import { KEY_NAMES, type InputAction } from '../../input/key-map'
import { LABEL_CAUSES, oneOf } from '../../strings/kinds'
import { useSpeech, type Speech } from '../../strings/speech'
import styles from './panels.module.css'

export interface LabelPanelProps {
  readonly label: LabelView
  /** Whose label it is. */
  readonly lpn: string
  readonly route: RouteView | null
  readonly onAction: (action: InputAction) => void
}

const SECOND_MS = 1000

/** The label on its way: as it prints, and the three things that happen to it. */
export function LabelPanel({ label, lpn, route, onAction }: LabelPanelProps) {
  const speech = useSpeech()
  const { t } = speech
  const now = useNow(SECOND_MS)
  return (
    <WorkSplit kind="label" side={<LabelPicture label={label} lpn={lpn} />}>
      <JobList
        label={t('label.jobs')}
        jobs={[printJob(speech, label, now), scanBackJob(speech, label, now), toteJob(speech, route)]}
        again={
          <div className={styles.keys}>
            <ExplainedButton icon="print" label={t('label.again')} words={KEY_NAMES.REPRINT} onPress={() => onAction({ kind: 'command', command: 'REPRINT' })} />
            <ExplainedButton icon="code" label={t('decisions.type')} words={KEY_NAMES.type} onPress={() => onAction({ kind: 'open', page: 'type' })} />
            <ExplainedButton icon="repeat" label={t('decisions.change')} words={KEY_NAMES['CHANGE ROUTE']} onPress={() => onAction({ kind: 'command', command: 'CHANGE ROUTE' })} />
          </div>
        }
      />
    </WorkSplit>
  )
}

/** At the bench only what may keep the label from being read; how its words were set is the lead's. */
const BENCH_WARNINGS: readonly PreviewWarningKind[] = ['edge', 'quiet-zone', 'unknown-command', 'printer-font']

/** The layout at once, then the picture from the bytes of the job. */
function LabelPicture({ label: { preview, requestedAt }, lpn }: Pick<LabelPanelProps, 'label' | 'lpn'>) {
  const { t } = useSpeech()
  const picture = useLabelPicture({ kind: 'unit', lpn, askedAt: requestedAt })
  const size = { label: t('label.preview'), widthMm: preview.widthMm, heightMm: preview.heightMm }
  if (picture?.png == null) return <LabelPaper {...size} shapes={preview.shapes} />
  return (
    <div className={styles.labelPicture} data-testid="label-picture">
      <LabelSheet {...size} picture={picture} />
      <LabelWarnings picture={{ warnings: picture.warnings.filter(({ kind }) => BENCH_WARNINGS.includes(kind)) }} />
    </div>
  )
}

function printJob({ t, span, elapsed }: Speech, label: LabelView, now: number): Job {
  const job = { id: 'print', title: t('label.printed') }
  switch (label.state) {
    case 'requested':
      return { ...job, state: 'now', words: t('label.printing'), value: elapsed(now - label.requestedAt), valueWords: t('label.after') }
    case 'failed':
      return { ...job, state: 'now', words: t(`label.causes.${oneOf(LABEL_CAUSES, label.cause, 'other')}`), value: '', valueWords: '' }
    case 'sent':
    case 'confirmed': {
      const words = t(label.state === 'confirmed' ? 'label.printedWords' : 'label.sentWords')
      return { ...job, state: 'done', words, value: label.sentAt === null ? '' : span(label.sentAt - label.requestedAt), valueWords: t('label.after') }
    }
  }
}

function scanBackJob({ t, elapsed }: Speech, label: LabelView, now: number): Job {
  const isOut = label.state === 'sent' || label.state === 'confirmed'
  const value = isOut && label.sentAt !== null ? elapsed(now - label.sentAt) : ''
  return { id: 'back', state: isOut ? 'now' : 'later', title: t('label.back'), words: t('label.backWords'), value, valueWords: value === '' ? '' : t('label.since') }
}

function toteJob({ t }: Speech, route: RouteView | null): Job {
  const value = route === null ? '' : (route.toteName ?? route.zone)
  return { id: 'tote', state: 'later', title: t('label.put'), words: t('label.putWords'), value, valueWords: route === null ? '' : t(`dispositions.${route.disposition}`) }
}

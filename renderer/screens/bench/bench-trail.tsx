import type { BenchView, ParcelSummary } from '@shared/contract/bench-view'
import { CodeText } from '../../components/code-text'
import { Trail, type Undo } from '../../components/trail'
import { TrailLines } from '../../components/trail-lines'
import { KEY_NAMES, type InputAction } from '../../input/key-map'
import { shownCode } from '../../strings/code-words'
import { useSpeech, type Speech } from '../../strings/speech'
import { trailWords, undoWords } from '../../strings/trail-words'
import { trailLines } from './parcel-words'
import styles from './panels.module.css'

export interface BenchTrailProps {
  readonly view: BenchView
  readonly onAction: (action: InputAction) => void
}

/** What was done, newest on top, with the way back; at its foot the parcel. */
export function BenchTrail({ view, onAction }: BenchTrailProps) {
  const speech = useSpeech()
  const { t } = speech
  const undo = undoOf(speech, view, onAction)
  const parcel = view.parcel ?? view.lastParcel
  const subject = view.unit === null ? t('trail.noUnit') : (
    <button type="button" className={styles.plate} data-testid="unit-lpn" title={t('search.acts.dossier')} onClick={() => onAction({ kind: 'open', page: 'dossier' })}><CodeText>{shownCode(view.unit.lpn)}</CodeText></button>
  )
  // Between two parcels the steps belong to the last one, and so does the way back.
  const isBetween = view.parcel === null && view.unit === null
  const steps = isBetween ? [] : view.trail.map((step, place) => ({ id: `${step.at}-${place}`, time: speech.time(step.at), words: trailWords(speech, step, view) }))
  return (
    <Trail title={t('trail.title')} subject={subject} steps={steps} undo={isBetween ? undefined : undo} emptyWords={t('trail.empty')}>
      {parcel === null ? undefined : <ParcelFoot view={view} parcel={parcel} undo={isBetween ? undo : undefined} />}
    </Trail>
  )
}

function undoOf(speech: Speech, view: BenchView, onAction: (action: InputAction) => void): Undo | undefined {
  if (view.undo === null) return undefined
  return {
    label: speech.t('trail.undo'),
    words: `${KEY_NAMES.UNDO} · ${undoWords(speech, view.undo)}`,
    onPress: () => onAction({ kind: 'command', command: 'UNDO' }),
  }
}

interface ParcelFootProps {
  readonly view: BenchView
  readonly parcel: ParcelSummary
  readonly undo: Undo | undefined
}

function ParcelFoot({ view, parcel, undo }: ParcelFootProps) {
  const speech = useSpeech()
  const { t } = speech
  const isOpen = view.parcel !== null
  const rmaNumber = shownCode(parcel.rmaNumber)
  const also = parcel.also.map((other) => t('parcel.also', { rmaNumber: shownCode(other) }))
  const done = parcel.blind ? t('parcel.found', { count: parcel.extrasCount }) : t('parcel.done', { done: parcel.unitsPlaced, count: parcel.unitsExpected })
  return (
    <TrailLines
      title={isOpen ? [t('parcel.return', { rmaNumber }), ...also].join(' ') : t('parcel.last')}
      aside={isOpen ? done : parcel.setAside ? `${rmaNumber} · ${t('parcel.waits')}` : rmaNumber}
      lines={trailLines(speech, parcel, view.unit?.unitId ?? null, isOpen)}
      undo={undo}
    />
  )
}

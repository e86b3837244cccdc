import type { HandOver } from '@shared/contract/shift-summary'
import { useStationRequest } from '../hooks/use-station-request'
import type { StationClient } from '../station-client'
import { useSpeech } from '../strings/speech'
import { SectionHeading } from './section-heading'
import styles from './hand-over-notes.module.css'

const askHandOver = (station: StationClient) => station.request('shift.handOver', {})

/** What the shift before left for the one that begins; empty while it is not known. */
export function useHandOver(): HandOver {
  const { loaded } = useStationRequest(askHandOver)
  return loaded.state === 'ready' ? loaded.value : []
}

/** The notes in full, for the first minutes of a shift. Nothing where there are none. */
export function HandOverNotes() {
  const { t, time } = useSpeech()
  const notes = useHandOver()
  if (notes.length === 0) return null
  return (
    <section className={styles.notes} aria-label={t('shift.handOver')}>
      <SectionHeading title={t('shift.handOver')} aside={t('shift.handOverCount', { count: notes.length })} />
      <ul>
        {notes.map((note, place) => (
          <li key={`${note.at} ${place}`}>
            <b>
              {note.name}, {time(note.at)}
            </b>
            <p>{note.text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

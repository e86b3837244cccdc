import type { FloorTote } from '@shared/contract/floor-view'
import { SectionHeading } from '../../components/section-heading'
import { ZoneMark } from '../../components/zone-mark'
import { useSpeech } from '../../strings/speech'
import { toteStateWords } from './selected-panel'
import styles from './floor.module.css'

export interface FloorTotesProps {
  readonly totes: readonly FloorTote[]
  readonly selectedLpn: string | null
  readonly onChoose: (lpn: string) => void
}

/** Every tote of the bench with how full it is; touching one is the same as scanning it. */
export function FloorTotes({ totes, selectedLpn, onChoose }: FloorTotesProps) {
  const speech = useSpeech()
  const { t } = speech
  return (
    <section className={styles.totes}>
      <SectionHeading title={t('floor.totes')} aside={t('floor.openTotes', { count: totes.filter((tote) => tote.closed === null && tote.location === null).length })} />
      {totes.length === 0 ? (
        <p className={styles.empty}>{t('signIn.noTotes')}</p>
      ) : (
        <ul>
          {totes.map((tote) => (
            <li key={tote.toteId}>
              <button type="button" className={styles.tote} aria-pressed={tote.lpn === selectedLpn} data-open={tote.closed === null && tote.location === null} onClick={() => onChoose(tote.lpn)}>
                <ZoneMark zone={tote.zone} label={null} size="small" />
                <b>{tote.name}</b>
                <span>{toteStateWords(speech, tote)}</span>
                <span className={styles.number}>{t('floor.fill', { count: tote.unitCount, capacity: tote.capacity })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

import type { RelabelView } from '@shared/contract/relabel-view'
import { ProgressLine } from '../../components/progress-line'
import { ZoneGiant } from '../../components/zone-giant'
import { zoneColours } from '../../components/zone-colours'
import { useSpeech } from '../../strings/speech'
import styles from './relabel.module.css'

/** The tote in the colour of its zone: its letter, its name, and how far it is. */
export function ToteProgress({ view }: { readonly view: RelabelView }) {
  const { t, number } = useSpeech()
  const zone = view.tote?.zone ?? view.current?.unit.zone ?? null
  if (zone === null) {
    return (
      <section className={styles.tote} data-empty="true">
        <p className={styles.name}>{t('relabel.noTote')}</p>
        <p>{t('relabel.noToteWords')}</p>
      </section>
    )
  }
  const { tote } = view
  return (
    <section className={styles.tote} style={zoneColours(zone)}>
      <div className={styles.giant}>
        <ZoneGiant zone={zone} label={t('zone', { zone })} />
      </div>
      {tote !== null && (
        <>
          <p className={styles.name}>{tote.name}</p>
          <p className={styles.count} data-testid="relabel-progress">
            {t('relabel.progress', { done: number(tote.done), of: number(tote.of) })} <small>{t('relabel.progressWords')}</small>
          </p>
          <ProgressLine label={t('relabel.progressWords')} share={tote.of === 0 ? null : tote.done / tote.of} />
        </>
      )}
    </section>
  )
}

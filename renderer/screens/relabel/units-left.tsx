import type { RelabelUnitView, RelabelView } from '@shared/contract/relabel-view'
import { SectionHeading } from '../../components/section-heading'
import { VirtualRows } from '../../components/virtual-rows'
import { codeTail } from '../../strings/code-words'
import { useSpeech } from '../../strings/speech'
import styles from './relabel.module.css'

/** Height of a line of the list, rem. */
const ROW_REM = 3.25
/** Places of the mat. */
const PLACES = 9

export interface UnitsLeftProps {
  readonly tote: NonNullable<RelabelView['tote']>
  readonly onChoose: (unit: RelabelUnitView) => void
}

/** What in the tote still needs labels; the first nine at the numbers of the mat. */
export function UnitsLeft({ tote, onChoose }: UnitsLeftProps) {
  const { t } = useSpeech()
  const rows = tote.left.map((unit, i) => ({ unit, place: i + 1 }))
  return (
    <section className={styles.left}>
      <SectionHeading title={t('relabel.left')} aside={t('relabel.leftAside', { count: tote.left.length })} />
      {rows.length === 0 ? (
        <p className={styles.empty}>{t('relabel.nothingLeft')}</p>
      ) : (
        <VirtualRows label={t('relabel.left')} rows={rows} keyOf={({ unit }) => unit.unitId} rowRem={ROW_REM}>
          {({ unit, place }) => (
            <button type="button" className={styles.row} onClick={() => onChoose(unit)}>
              <span className={styles.place}>{place <= PLACES ? place : ''}</span>
              <span className={styles.title}>{unit.title}</span>
              <span className={styles.code}>{codeTail(unit.lpn)}</span>
              <b>{unit.grade ?? ''}</b>
            </button>
          )}
        </VirtualRows>
      )}
    </section>
  )
}

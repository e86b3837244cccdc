import type { ImportView } from '@shared/contract/imports'
import { Button } from '../../components/button'
import { LongTable } from '../../components/long-table'
import { useSpeech } from '../../strings/speech'
import type { ImportDesk } from './import-desk'
import type { ImportState } from './import-state'
import { rowWords } from './import-words'
import styles from './import.module.css'

export interface OutcomePanelProps {
  readonly view: Extract<ImportView, { phase: 'done' }>
  readonly state: ImportState
  readonly desk: Pick<ImportDesk, 'discard' | 'showReason' | 'saveReport'>
}

const ROW_HEIGHT_PX = 34

/** What came of the file: how much was taken, and every row that needs an eye, by reason. */
export function OutcomePanel({ view, state, desk }: OutcomePanelProps) {
  const speech = useSpeech()
  const { t } = speech
  const { outcome } = view
  const figures = [
    { id: 'taken', value: outcome.imported, name: t('import.taken') },
    ...(view.kind === 'expected-returns' ? [{ id: 'orders', value: outcome.returnOrders, name: t('import.returnOrders') }] : []),
    { id: 'refused', value: outcome.refused, name: t('import.refused') },
    { id: 'incomplete', value: outcome.incomplete, name: t('import.incomplete') },
  ]
  return (
    <section className={styles.outcome} aria-live="polite">
      <div className={styles.head}>
        <div>
          <h2>{t('import.done', { name: view.fileName })}</h2>
          <p>
            {t('import.took', { rows: rowWords(speech, outcome.rows), time: speech.span(outcome.tookMs) })}
            {outcome.columnsNotRead.length > 0 && `. ${t('import.columnsNotRead', { names: outcome.columnsNotRead.join(', ') })}`}
          </p>
        </div>
        <div className={styles.acts}>
          {outcome.report !== null && <Button label={t('import.save')} icon="file" size="compact" onPress={() => void desk.saveReport()} />}
          <Button label={t('import.another')} icon="next" size="compact" main onPress={() => void desk.discard()} />
        </div>
      </div>
      <dl className={styles.figures}>
        {figures.map(({ id, value, name }) => (
          <div key={id}>
            <dd>{speech.number(value)}</dd>
            <dt>{name}</dt>
          </div>
        ))}
      </dl>
      {state.savedAt !== null && <p role="status">{t('import.saved', { path: state.savedAt })}</p>}
      {outcome.report === null ? <p className={styles.lead}>{t('import.allTaken')}</p> : <Problems view={view} state={state} desk={desk} />}
    </section>
  )
}

function Problems({ view, state, desk }: OutcomePanelProps) {
  const speech = useSpeech()
  const { t } = speech
  const { problems } = state
  const rows = problems?.rows ?? []
  const total = view.outcome.reasons.reduce((sum, { count }) => sum + count, 0)
  return (
    <div className={styles.problems}>
      <nav className={styles.reasons} aria-label={t('import.reasonsTitle')}>
        <h3>{t('import.reasonsTitle')}</h3>
        <button type="button" aria-pressed={problems?.reason === null} onClick={() => void desk.showReason(null)}>
          <span>{t('import.allReasons')}</span>
          <b>{speech.number(total)}</b>
        </button>
        {view.outcome.reasons.map(({ reason, count }) => (
          <button key={reason} type="button" aria-pressed={problems?.reason === reason} onClick={() => void desk.showReason(reason)}>
            <span>{t(`import.reasons.${reason}`)}</span>
            <b>{speech.number(count)}</b>
          </button>
        ))}
        {problems?.isWhole === false && <p>{t('import.firstOnly', { number: speech.number(rows.length) })}</p>}
      </nav>
      <LongTable
        // A list of another reason begins at its top.
        key={problems?.reason ?? 'all'}
        label={t('import.tableTitle')}
        count={rows.length}
        rowHeightPx={ROW_HEIGHT_PX}
        head={
          <>
            <span role="columnheader">{t('import.tableHead.row')}</span>
            <span role="columnheader">{t('import.tableHead.taken')}</span>
            <span role="columnheader">{t('import.tableHead.reason')}</span>
            <span role="columnheader">{t('import.tableHead.guess')}</span>
            <span role="columnheader">{t('import.tableHead.raw')}</span>
          </>
        }
        row={(place) => {
          const problem = rows[place]
          return problem === undefined ? null : (
            <>
              <span role="cell">{speech.number(problem.row)}</span>
              <span role="cell">{problem.taken ? t('import.yes') : <b>{t('import.no')}</b>}</span>
              <span role="cell">{t(`import.reasons.${problem.reason}`)}</span>
              <span role="cell" className={styles.code}>{problem.guess ?? ''}</span>
              <span role="cell" title={problem.raw}>{problem.raw}</span>
            </>
          )
        }}
      />
    </div>
  )
}

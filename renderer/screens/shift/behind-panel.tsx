import { definitionOf } from '@shared/contract/summary-tables'
import type { ShiftSummaryWords } from '@shared/contract/template-data'
import type { ShiftSummary } from '@shared/contract/shift-summary'
import { useCallback } from 'react'
import { Button } from '../../components/button'
import { VirtualList } from '../../components/virtual-list'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useStationRequest } from '../../hooks/use-station-request'
import { KEY_NAMES } from '../../input/key-map'
import type { StationClient } from '../../station-client'
import { shownCode } from '../../strings/code-words'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech } from '../../strings/speech'
import type { OpenedNumber } from './summary-number'
import styles from './behind-panel.module.css'

export interface BehindPanelProps {
  readonly summary: ShiftSummary
  readonly words: ShiftSummaryWords
  readonly opened: OpenedNumber
  /** Shows what ever happened to a unit. */
  readonly onOpenUnit: (lpn: string) => void
  readonly onClose: () => void
}

const ROW_HEIGHT = 44

/** What one number means, and every unit, parcel, step or outage that it counts. */
export function BehindPanel({ summary, words, opened, onOpenUnit, onClose }: BehindPanelProps) {
  const speech = useSpeech()
  const { t } = speech
  const { pick } = opened
  const { shiftId, frozenAt } = summary
  const ask = useCallback(
    (station: StationClient) => station.request('report.behind', { shiftId, frozenAt, number: pick.number, key: pick.key }),
    [shiftId, frozenAt, pick.number, pick.key],
  )
  const { loaded } = useStationRequest(ask)
  useInputLayer({
    onAction(action) {
      if (action.kind !== 'command' || (action.command !== 'BACK' && action.command !== 'NEXT')) return false
      onClose()
      return true
    },
  })
  const definition = words.definitions[definitionOf(pick.number)]
  const rows = loaded.state === 'ready' ? loaded.value : []
  return (
    <aside className={styles.panel} role="dialog" aria-label={t('shift.behindTitle', { name: opened.name, value: opened.value })} data-testid="behind">
      <h2>
        {opened.name}
        <b>{opened.value}</b>
      </h2>
      <p className={styles.definition}>
        <b>{speech.words(definition.name)}.</b> {speech.words(definition.text)}
      </p>
      {loaded.state === 'loading' && <p role="status">{t('shift.behindLoading')}</p>}
      {loaded.state === 'failed' && <p role="alert">{refusalWords(speech, loaded.failure.kind, loaded.failure.facts).cause}</p>}
      {loaded.state === 'ready' && (
        <>
          <p className={styles.count}>{rows.length === 0 ? t('shift.behindNone') : t('shift.behindRows', { count: rows.length, shown: speech.number(rows.length) })}</p>
          <VirtualList label={opened.name} rows={rows} rowHeight={ROW_HEIGHT} keyOf={(row, index) => `${index} ${row.code}`}>
            {(row) => (
              <div className={styles.row}>
                {row.isUnit ? (
                  <button type="button" onClick={() => onOpenUnit(row.code)}>
                    {shownCode(row.code)}
                  </button>
                ) : (
                  <b>{row.code}</b>
                )}
                <span>{row.title}</span>
                <time>{speech.clock(row.at)}</time>
              </div>
            )}
          </VirtualList>
        </>
      )}
      <Button label={`${t('shift.behindClose')} · ${KEY_NAMES.BACK}`} icon="back" onPress={onClose} />
    </aside>
  )
}

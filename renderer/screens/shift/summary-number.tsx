import type { NumberPick } from '@shared/domain/summary-number'
import { createContext, useContext } from 'react'
import { useSpeech } from '../../strings/speech'
import styles from './shift.module.css'

/** A number somebody wants to look behind: which, how it is called, and how it is written. */
export interface OpenedNumber {
  readonly pick: NumberPick
  readonly name: string
  readonly value: string
}

const NumberOpener = createContext<(opened: OpenedNumber) => void>(() => {})
export const NumberOpenerProvider = NumberOpener.Provider

export function useNumberOpener(): (opened: OpenedNumber) => void {
  return useContext(NumberOpener)
}

/** A number of the sheet; pressed, it shows what it means and what stands behind it. */
export function SummaryNumberButton({ pick, name, value }: OpenedNumber) {
  const { t } = useSpeech()
  const open = useNumberOpener()
  return (
    <button type="button" className={styles.number} aria-label={t('shift.openNumber', { name, value })} onClick={() => open({ pick, name, value })}>
      {value}
    </button>
  )
}

import type { UnitInHand } from '@shared/contract/bench-view'
import { ExplainedButton } from '../../components/explained-button'
import { Picture } from '../../components/pictures'
import { KEY_NAMES, type InputAction } from '../../input/key-map'
import { useSpeech } from '../../strings/speech'
import { UnitHead } from './unit-head'
import styles from './panels.module.css'

export interface NumberPanelProps {
  readonly unit: UnitInHand
  readonly number: 'serial' | 'lot'
  readonly onAction: (action: InputAction) => void
}

/** The serial number or lot of the unit in hand is due: scanned, typed, or told to be missing. */
export function NumberPanel({ unit, number, onAction }: NumberPanelProps) {
  const { t } = useSpeech()
  return (
    <div className={styles.stack}>
      <UnitHead unit={unit} weight={null} />
      <div className={styles.empty}>
        <Picture name="label" />
        <div>
          <h2>{t('numbers.title')}</h2>
          <p>{t(number === 'serial' ? 'numbers.serialWords' : 'numbers.lotWords')}</p>
        </div>
      </div>
      <div className={styles.twoKeys}>
        <ExplainedButton icon="code" label={t('type.button')} words={`${KEY_NAMES.type} · ${t('type.buttonWords')}`} onPress={() => onAction({ kind: 'open', page: 'type' })} />
        <ExplainedButton icon="next" label={t('numbers.none')} words={`NO SERIAL · ${t('numbers.noneWords')}`} onPress={() => onAction({ kind: 'command', command: 'NO SERIAL' })} />
      </div>
    </div>
  )
}

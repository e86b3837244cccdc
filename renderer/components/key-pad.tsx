import { Icon } from './icons'
import styles from './key-pad.module.css'

/** Letters as on a keyboard, digits as on a phone beside them: fourteen keys a row, each a glove wide. */
const ROWS: readonly (readonly (string | null)[])[] = [
  ['Q', 'W', 'E', 'R', 'T', 'Y', 'U', 'I', 'O', 'P', '1', '2', '3', '-'],
  ['A', 'S', 'D', 'F', 'G', 'H', 'J', 'K', 'L', null, '4', '5', '6', '0'],
  ['Z', 'X', 'C', 'V', 'B', 'N', 'M', null, null, null, '7', '8', '9'],
]

export interface KeyPadProps {
  readonly label: string
  readonly eraseLabel: string
  readonly onKey: (character: string) => void
  readonly onErase: () => void
}

/** A keyboard of big keys for codes: capital letters, digits, dash. */
export function KeyPad({ label, eraseLabel, onKey, onErase }: KeyPadProps) {
  return (
    <div className={styles.pad} role="group" aria-label={label}>
      {ROWS.flatMap((row, rowPlace) =>
        row.map((character, place) =>
          character === null ? (
            <span key={`${rowPlace}-${place}`} />
          ) : (
            <button key={character} type="button" className={styles.key} data-digit={/[0-9]/.test(character)} onClick={() => onKey(character)}>
              {character}
            </button>
          ),
        ),
      )}
      <button type="button" className={styles.key} data-digit="true" aria-label={eraseLabel} onClick={onErase}>
        <Icon name="erase" />
      </button>
    </div>
  )
}

import styles from './option-row.module.css'

export interface Option<T> {
  readonly value: T
  readonly label: string
  /** Its own number, where every option has one. */
  readonly place?: number | undefined
}

export interface OptionRowProps<T> {
  readonly label: string
  /** The number that goes on to the next option. */
  readonly place?: number | undefined
  readonly options: readonly Option<T>[]
  readonly chosen: T
  readonly onChoose: (value: T) => void
}

/** A few choices side by side, of which one holds. */
export function OptionRow<T extends string | number>({ label, place, options, chosen, onChoose }: OptionRowProps<T>) {
  return (
    <div className={styles.row}>
      <b>
        {place !== undefined && <kbd>{place}</kbd>}
        {label}
      </b>
      <div role="radiogroup" aria-label={label}>
        {options.map(({ value, label: name, place: own }) => (
          <button key={value} type="button" role="radio" aria-checked={value === chosen} onClick={() => onChoose(value)}>
            {own !== undefined && <kbd>{own}</kbd>} {name}
          </button>
        ))}
      </div>
    </div>
  )
}

import { useId } from 'react'
import styles from './choice-field.module.css'

export interface ChoiceFieldProps<T extends string> {
  readonly label: string
  readonly chosen: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChoose: (value: T) => void
}

/** One of many, in one line: for lists too long for buttons side by side. */
export function ChoiceField<T extends string>({ label, chosen, options, onChoose }: ChoiceFieldProps<T>) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={chosen}
        onChange={(event) => {
          const option = options.find(({ value }) => value === event.currentTarget.value)
          if (option) onChoose(option.value)
        }}
      >
        {options.map(({ value, label: name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

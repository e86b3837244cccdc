import styles from './choice-grid.module.css'

/** Places of the mat and of the number keys, in reading order. */
export type ChoicePlace = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

const ROWS: readonly (readonly [ChoicePlace, ChoicePlace, ChoicePlace])[] = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
]

export interface Choice {
  readonly place: ChoicePlace
  readonly label: string
  /** One quiet line: what it means or what follows. */
  readonly hint?: string | undefined
  /** The way to the lead stands back a little, so it is not the easy answer. */
  readonly leadWay?: boolean | undefined
  /** Shown in place of the hint when the choice cannot be taken now; it then cannot be pressed. */
  readonly offReason?: string | undefined
}

export interface ChoiceGridProps {
  /** The question, spoken as the name of the group. */
  readonly label: string
  readonly choices: readonly Choice[]
  /** Rows of three to show; an unused place in them stays as a dashed blank. */
  readonly rows?: 1 | 2 | 3 | undefined
  readonly onChoose: (place: ChoicePlace) => void
}

/** Answers in fixed places: the same number is always at the same spot, as on the desk mat. */
export function ChoiceGrid({ label, choices, rows = 3, onChoose }: ChoiceGridProps) {
  const choiceByPlace = new Map(choices.map((choice) => [choice.place, choice]))
  return (
    <div className={styles.grid} role="group" aria-label={label} data-rows={rows}>
      {ROWS.slice(0, rows)
        .flat()
        .map((place) => {
          const choice = choiceByPlace.get(place)
          return choice === undefined ? <UnusedPlace key={place} place={place} /> : <ChoiceKey key={place} choice={choice} onChoose={onChoose} />
        })}
    </div>
  )
}

interface UnusedPlaceProps {
  readonly place: ChoicePlace
}

function UnusedPlace({ place }: UnusedPlaceProps) {
  return (
    <div className={styles.unused} aria-hidden="true">
      <span className={styles.number}>{place}</span>
    </div>
  )
}

interface ChoiceKeyProps {
  readonly choice: Choice
  readonly onChoose: (place: ChoicePlace) => void
}

function ChoiceKey({ choice, onChoose }: ChoiceKeyProps) {
  const { place, label, hint, leadWay = false, offReason } = choice
  const off = offReason !== undefined
  const detail = offReason ?? hint
  return (
    <button
      type="button"
      className={styles.choice}
      data-lead-way={leadWay}
      aria-disabled={off}
      onClick={off ? undefined : () => onChoose(place)}
    >
      <span className={styles.number}>{place}</span>{' '}
      <span className={styles.words}>
        {label} {detail !== undefined && <small>{detail}</small>}
      </span>
    </button>
  )
}

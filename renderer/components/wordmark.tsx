import styles from './wordmark.module.css'

/** An arrow that turns back into the box. */
const sign = (
  <>
    <path d="M10 30v24a4 4 0 0 0 4 4h32a4 4 0 0 0 4-4V30" />
    <path d="M60 12H40a10 10 0 0 0-10 10v20M20 33l10 10 10-10" />
  </>
)

/** The sign alone, for the strip. */
export function Sign() {
  return (
    <svg className={styles.sign} viewBox="0 0 68 66" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth={7} strokeLinecap="round" strokeLinejoin="round">
        {sign}
      </g>
    </svg>
  )
}

/** The name of the product as drawn letters; the only words this library holds. */
export function Wordmark() {
  return (
    <svg className={styles.wordmark} viewBox="0 0 284.5 48" role="img" aria-label="Turnback">
      <g fill="none" stroke="currentColor" strokeWidth={5.5} strokeLinecap="round" strokeLinejoin="round">
        <g transform="translate(0 2) scale(.66)" strokeWidth={8}>
          {sign}
        </g>
        <path transform="translate(70 0)" d="M9 8v23a9 9 0 0 0 9 9h2M1 20h18" />
        <path transform="translate(98.5 0)" d="M0 20v10a10 10 0 0 0 20 0V20M20 20v20" />
        <path transform="translate(127 0)" d="M0 20v20M0 31a11 11 0 0 1 12-11" />
        <path transform="translate(147.5 0)" d="M0 20v20M0 30a10 10 0 0 1 20 0v10" />
        <path transform="translate(176 0)" d="M0 8v32M0 30a10 10 0 1 1 20 0a10 10 0 1 1-20 0" />
        <path transform="translate(204.5 0)" d="M20 30a10 10 0 1 0-20 0a10 10 0 1 0 20 0M20 20v20" />
        <path transform="translate(233 0)" d="M17.5 23.4a10 10 0 1 0 0 13.2" />
        <path transform="translate(259 0)" d="M0 8v32M16 20L2 31.5M7 27.5L17 40" />
      </g>
    </svg>
  )
}

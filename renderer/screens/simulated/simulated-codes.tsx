import type { SimulatedView } from '@shared/contract/simulated-devices'
import { shownCode } from '../../strings/code-words'
import { useSpeech } from '../../strings/speech'
import styles from './simulated.module.css'

export interface SimulatedCodesProps {
  readonly codes: SimulatedView['codes']
  readonly onScan: (text: string) => void
}

type Group = SimulatedView['codes'][number]['group']

/** In the order of the loop: what is scanned next stands near the top. */
const GROUPS: readonly Group[] = ['label', 'unit', 'parcel', 'tote', 'badge', 'command']

/** What can be scanned now, grouped; a press is a scan. */
export function SimulatedCodes({ codes, onScan }: SimulatedCodesProps) {
  const { t, weight } = useSpeech()
  if (codes.length === 0) return <p>{t('simulated.nothing')}</p>
  return (
    <>
      {GROUPS.filter((group) => codes.some((code) => code.group === group)).map((group) => (
        <section key={group} className={styles.codes} aria-label={t(`simulated.groups.${group}`)}>
          <h3>{t(`simulated.groups.${group}`)}</h3>
          {codes
            .filter((code) => code.group === group)
            .map((code, place) => (
              // The same code may lie about twice, such as two pieces of one item.
              <button key={`${code.text}-${place}`} type="button" data-testid="sim-code" data-group={group} data-code={code.text} onClick={() => onScan(code.text)}>
                <b>{code.title}</b>
                <span>
                  {code.title === code.text ? '' : shownCode(code.text)}
                  {code.grams !== null && ` · ${weight(code.grams)}`}
                </span>
              </button>
            ))}
        </section>
      ))}
    </>
  )
}

import type { UnitInHand } from '@shared/contract/bench-view'
import type { ReactNode } from 'react'
import { CodeText } from '../../components/code-text'
import { UnitCard } from '../../components/unit-card'
import { WeightReadout } from '../../components/weight-readout'
import { shownCode } from '../../strings/code-words'
import { useSpeech } from '../../strings/speech'
import { comparisonWords } from '../../strings/weight-words'

export interface UnitHeadProps {
  readonly unit: UnitInHand
  /** In place of the kept weight. */
  readonly weight?: ReactNode
}

/** The unit in hand on one line: name, plate, what the buyer says, and its weight. */
export function UnitHead({ unit, weight }: UnitHeadProps) {
  const { t, words } = useSpeech()
  // The buyer's own words say more than the code they came to; the code stands where there are none.
  const says = unit.claimedReason ?? (unit.claimed === null ? null : words(unit.claimed))
  const facts = [unit.sku, unit.fit === 'expected' || unit.fit === 'blind' ? '' : t(`fits.${unit.fit}`), unit.pieces > 1 ? t('parcel.pieces', { count: unit.pieces }) : '', unit.serial === null ? '' : t('numbers.serial', { serial: unit.serial }), unit.lot === null ? '' : t('numbers.lot', { lot: unit.lot }), says === null ? '' : t('parcel.buyerSays', { reason: says })].filter((part) => part !== '')
  const details = (
    <>
      <CodeText>{shownCode(unit.lpn)}</CodeText> · {facts.join(' · ')}
    </>
  )
  return <UnitCard picture={null} name={unit.title} details={details} weight={weight ?? <KeptWeight unit={unit} />} />
}

function KeptWeight({ unit }: Pick<UnitHeadProps, 'unit'>) {
  const speech = useSpeech()
  if (unit.weightGrams === null) return unit.weighingSkipped ? <WeightReadout state="missing" grams="" unit="" words={speech.t('weight.skipped')} /> : null
  const words = unit.weightDoubtful ? speech.t('decisions.weightDoubtful') : unit.usualWeightGrams === null ? speech.t('weight.stable') : comparisonWords(speech, unit.weightGrams, unit.usualWeightGrams)
  return <WeightReadout state="stable" {...speech.weightParts(unit.weightGrams)} words={words} />
}

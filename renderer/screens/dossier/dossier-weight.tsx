import type { DossierView } from '@shared/contract/dossier'
import { SectionHeading } from '../../components/section-heading'
import { useSpeech } from '../../strings/speech'
import { comparisonWords } from '../../strings/weight-words'
import styles from './dossier.module.css'

export interface DossierWeightProps {
  readonly dossier: DossierView
}

const WIDTH = 576
const EDGE = 40
const LINE_Y = 54

/** The weight that was found beside the usual one, to scale. */
export function DossierWeight({ dossier }: DossierWeightProps) {
  const speech = useSpeech()
  const { t } = speech
  const { weightGrams: found, usualWeightGrams: usual } = dossier
  if (found === null) return <SectionHeading title={t('dossier.weight')} aside={t('dossier.noWeight')} />
  const frame = dossier.weightFrame === null ? undefined : t('dossier.frame', { frame: dossier.weightFrame.replaceAll(/\s+/g, ' ') })
  return (
    <>
      <SectionHeading title={t('dossier.weight')} aside={[dossier.weightNet ? t('weight.net') : '', frame ?? ''].filter((part) => part !== '').join(' · ')} />
      {usual === null ? <p className={styles.grams}>{t('dossier.found', { weight: speech.weight(found) })}</p> : <Scale found={found} usual={usual} />}
    </>
  )
}

function Scale({ found, usual }: { readonly found: number; readonly usual: number }) {
  const speech = useSpeech()
  const { t } = speech
  const least = Math.min(found, usual)
  const span = Math.max(Math.abs(found - usual), usual * 0.1, 1) * 1.4
  const at = (grams: number): number => EDGE + ((grams - least + span * 0.1) / span) * (WIDTH - 2 * EDGE)
  const anchor = (x: number): 'start' | 'middle' | 'end' => (x < WIDTH / 3 ? 'start' : x > (2 * WIDTH) / 3 ? 'end' : 'middle')
  const foundWords = t('dossier.found', { weight: speech.weight(found) })
  const usualWords = t('dossier.usual', { weight: speech.weight(usual) })
  const comparison = comparisonWords(speech, found, usual)
  const isFar = Math.abs(at(found) - at(usual)) > WIDTH / 2.2
  return (
    <svg className={styles.scale} viewBox={`0 0 ${WIDTH} 100`} role="img" aria-label={`${foundWords}, ${usualWords}, ${comparison}`}>
      <rect x={at(usual) - 12} y={20} width={24} height={LINE_Y - 20} fill="var(--line)" />
      <path d={`M${at(usual)} 20V${LINE_Y}`} stroke="var(--ink-2)" strokeWidth={2} />
      <path d={`M${EDGE / 2} ${LINE_Y}H${WIDTH - EDGE / 2}`} stroke="var(--line-strong)" strokeWidth={1.5} />
      <path d={`M${at(found)} 20V${LINE_Y}`} stroke="var(--ink)" strokeWidth={6} />
      {isFar && <path d={`M${Math.min(at(found), at(usual)) + 8} 42H${Math.max(at(found), at(usual)) - 16}`} stroke="var(--ink)" strokeWidth={2} />}
      <text x={at(found)} y={13} textAnchor={anchor(at(found))} fontWeight={700} fill="var(--ink)">{foundWords}</text>
      <text x={at(usual)} y={74} textAnchor={anchor(at(usual))} fill="var(--ink)">{usualWords}</text>
      <text x={WIDTH / 2} y={96} textAnchor="middle" fontWeight={700} fill="var(--ink)">{comparison}</text>
    </svg>
  )
}

import type { DossierLabel, DossierStep, DossierView } from '@shared/contract/dossier'
import type { ReactNode } from 'react'
import { CodeText } from '../../components/code-text'
import { Icon } from '../../components/icons'
import { ItemPicture } from '../../components/item-picture'
import { SectionHeading } from '../../components/section-heading'
import { ZoneMark } from '../../components/zone-mark'
import { shownCode } from '../../strings/code-words'
import { proofWords, stepEvidence, stepMark, stepTitle } from '../../strings/dossier-words'
import { useSpeech } from '../../strings/speech'
import { DossierWeight } from './dossier-weight'
import styles from './dossier.module.css'

export interface DossierSheetProps {
  readonly dossier: DossierView
  readonly tools: ReactNode
}

const NO_BREAK_HYPHEN = '\u2011'

/** Head, line of time, evidence and proof of a unit. */
export function DossierSheet({ dossier, tools }: DossierSheetProps) {
  const speech = useSpeech()
  const { t } = speech
  const { steps } = dossier
  return (
    <main className={styles.dossier}>
      <Head dossier={dossier} />
      <section className={styles.panel} aria-label={t('dossier.happened')}>
        <SectionHeading title={t('dossier.happened')} aside={t('dossier.proof')} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long life scrolls here, and must be reached by keyboard (WCAG 2.1.1) */}
        <ol className={styles.timeline} tabIndex={0}>
          {steps.map((step) => <Step key={`${step.origin}/${step.seq}`} step={step} dossier={dossier} />)}
        </ol>
      </section>
      <div className={styles.right}>
        <section className={styles.panel} aria-label={t('dossier.weight')}>
          <DossierWeight dossier={dossier} />
        </section>
        <section className={styles.panel} aria-label={t('dossier.findings')}>
          <SectionHeading title={t('dossier.findings')} aside={dossier.findings.length === 0 ? t('dossier.noFindings') : undefined} />
          <ul className={styles.findings}>{dossier.findings.map((words) => <li key={words.en}>{speech.words(words)}</li>)}</ul>
        </section>
        <Labels labels={dossier.labels} />
      </div>
      <Proof dossier={dossier} tools={tools} />
    </main>
  )
}

interface PartProps {
  readonly dossier: DossierView
}

function Head({ dossier }: PartProps) {
  const speech = useSpeech()
  const { t } = speech
  const { zone } = dossier
  const from = [
    ...(dossier.rmaNumber === null ? [] : [t('dossier.from', { rmaNumber: shownCode(dossier.rmaNumber) })]),
    ...(dossier.line === null ? [] : [t('dossier.line', { line: dossier.line })]),
    ...(dossier.parcelCode === null || dossier.parcelCode === dossier.rmaNumber ? [] : [t('dossier.parcel', { code: shownCode(dossier.parcelCode) })]),
  ]
  const about = [
    dossier.sku, ...(dossier.gtin === null ? [] : [`GTIN ${dossier.gtin.replace(/^0{1,6}/, '')}`]),
    ...(dossier.serial === null ? [] : [t('dossier.serial', { serial: dossier.serial })]), ...(dossier.lot === null ? [] : [t('dossier.lot', { lot: dossier.lot })]),
  ]
  return (
    <header className={styles.head}>
      <ItemPicture src={null} />
      <div className={styles.name}>
        <p>{t('dossier.unit')} <b><CodeText>{shownCode(dossier.lpn)}</CodeText></b>{from.map((part) => ` · ${part}`).join('')}</p>
        <h1>{dossier.title}</h1>
        <p>{about.join(' · ')}</p>
      </div>
      <div className={styles.verdict}>
        <span className={styles.letter}>{dossier.grade ?? '–'}</span>
        <p>
          <b>{dossier.grade === null ? t('dossier.noGrade') : t('dossier.grade', { grade: dossier.grade })}</b>
          {dossier.ruleWords === null ? t(`unitStates.${dossier.state}`) : speech.words(dossier.ruleWords)}
        </p>
      </div>
      <div className={styles.verdict}>
        {zone !== null && <ZoneMark zone={zone} label={t('zone', { zone })} size="large" />}
        <p>
          <b>{dossier.disposition === null ? t('dossier.noRoute') : [t(`dispositionTitles.${dossier.disposition}`), ...(dossier.place === null ? [] : [dossier.place.replaceAll('-', NO_BREAK_HYPHEN)])].join(', ')}</b>
          {t(`unitStates.${dossier.state}`)}
        </p>
      </div>
    </header>
  )
}

interface StepProps extends PartProps {
  readonly step: DossierStep
}

function Step({ step, dossier }: StepProps) {
  const speech = useSpeech()
  const title = stepTitle(speech, step, dossier)
  return (
    <li className={styles.step} data-mark={stepMark(step)} data-voided={step.voided}>
      <time title={speech.day(step.at)}>{speech.clock(step.at)}</time>
      <i className={styles.pin} aria-hidden="true" />
      <p>
        {step.voided ? <s><b>{title}</b></s> : <b>{title}</b>}
        <span>{stepEvidence(speech, step)}</span>
      </p>
      <CodeText>{proofWords(speech, step)}</CodeText>
    </li>
  )
}

function Labels({ labels }: { readonly labels: readonly DossierLabel[] }) {
  const speech = useSpeech()
  const { t } = speech
  return (
    <section className={styles.panel} aria-label={t('dossier.labels')}>
      <SectionHeading title={t('dossier.labels')} aside={labels.length === 0 ? t('dossier.noLabels') : undefined} />
      {labels.length > 0 && (
        <table className={styles.labels}>
          <thead>
            <tr>
              <th scope="col">{t('dossier.code')}</th>
              <th scope="col">{t('dossier.printed')}</th>
              <th scope="col">{t('dossier.scannedBack')}</th>
              <th scope="col">{t('dossier.state')}</th>
            </tr>
          </thead>
          <tbody>
            {labels.map((label) => (
              <tr key={label.printJobId}>
                <td><CodeText>{shownCode(label.lpn)}</CodeText></td>
                <td>{speech.clock(label.requestedAt)}, {t(`dossier.labelStates.${label.state}`)}</td>
                <td>{label.scannedBackAt === null ? t('dossier.notBack') : speech.clock(label.scannedBackAt)}</td>
                <td>{label.inUse ? <b>{t('dossier.inUse')}</b> : t('dossier.void')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Proof({ dossier: { chain, steps }, tools }: PartProps & { readonly tools: ReactNode }) {
  const speech = useSpeech()
  const { t } = speech
  const [first, last] = [steps[0], steps.at(-1)]
  return (
    <footer className={styles.proof}>
      <span className={styles.tag} data-whole={chain.whole}><Icon name={chain.whole ? 'chain' : 'cross'} />{chain.whole ? t('dossier.chainWhole') : t('dossier.chainBroken')}</span>
      {chain.whole ? (
        <span className={styles.hashes}>
          {first !== undefined && <CodeText>{proofWords(speech, first)}</CodeText>}
          <Icon name="next" />
          {t('dossier.entries', { count: chain.entries })}
          <Icon name="next" />
          {last !== undefined && <CodeText>{proofWords(speech, last)}</CodeText>}
        </span>
      ) : (
        <p role="alert">{t('dossier.changed')}</p>
      )}
      <div className={styles.tools}>{tools}</div>
    </footer>
  )
}

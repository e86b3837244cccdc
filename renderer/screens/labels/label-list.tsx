import type { LabelRow, LabelVersionView } from '@shared/contract/label-versions'
import { isOwnVersion, versionNumber } from '@shared/labels/templates/label-versions'
import { LabelPreview } from '../../components/label-preview'
import { NumberedButton } from '../../components/numbered-button'
import { KEY_NAMES } from '../../input/key-map'
import { useSpeech, type Speech } from '../../strings/speech'
import { PLACES } from './labels-places'
import type { LabelsDesk } from './labels-desk'
import { shownTemplate, type LabelsState } from './labels-state'
import styles from './labels.module.css'

export interface LabelListProps {
  readonly desk: LabelsDesk
  readonly state: LabelsState
}

/** Every label with its state, and beside them the one that is chosen, as it prints. */
export function LabelList({ desk, state }: LabelListProps) {
  const speech = useSpeech()
  const { t } = speech
  const rows = state.rows ?? []
  const sheets = rows.filter(({ kind }) => kind === 'sheet').length
  return (
    <div className={styles.list}>
      <section className={styles.card} aria-label={t('labels.list')}>
        <p>
          <b>{t('labels.count', { count: rows.length - sheets })}</b> · {t('labels.sheets', { count: sheets })}
        </p>
        {state.rows === null ? (
          <p role="status">{t('labels.loading')}</p>
        ) : (
          <ul className={styles.rows}>
            {rows.map((row) => (
              <li key={row.templateId}>
                <Row row={row} isSelected={row.templateId === state.selectedId} onPress={() => void desk.select(row.templateId)} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <Chosen desk={desk} state={state} />
    </div>
  )
}

interface RowProps {
  readonly row: LabelRow
  readonly isSelected: boolean
  readonly onPress: () => void
}

function Row({ row, isSelected, onPress }: RowProps) {
  const speech = useSpeech()
  const { t, words, number } = speech
  return (
    <button type="button" className={styles.row} aria-pressed={isSelected} data-draft={row.draft !== null} ref={isSelected ? showRow : undefined} onClick={onPress}>
      <b>{words(row.name)}</b>
      <span>{t('labels.size', { width: number(row.widthMm), height: number(row.heightMm) })}</span>
      <span>{row.draft === null ? versionWords(speech, row.version) : t('labels.draftWaits', { version: versionNumber(row.draft) })}</span>
    </button>
  )
}

function versionWords({ t }: Speech, version: number): string {
  return t(isOwnVersion(version) ? 'labels.ownVersion' : 'labels.version', { version: versionNumber(version) })
}

function showRow(row: HTMLElement | null): void {
  row?.scrollIntoView?.({ block: 'nearest' })
}

function Chosen({ desk, state }: LabelListProps) {
  const speech = useSpeech()
  const { t, words } = speech
  const { opened, picture } = state
  const row = state.rows?.find(({ templateId }) => templateId === state.selectedId)
  const template = shownTemplate(state)
  if (row?.kind === 'sheet') {
    return (
      <section className={styles.card} aria-label={words(row.name)}>
        <h2>{words(row.name)}</h2>
        <p className={styles.quiet}>{t('labels.sheet')}</p>
      </section>
    )
  }
  if (!row || !opened || !template) {
    return (
      <section className={styles.card}>
        <p className={styles.quiet}>{row ? t('labels.loading') : t('labels.pick', { key: KEY_NAMES.NEXT })}</p>
      </section>
    )
  }
  return (
    <section className={styles.card} aria-label={words(row.name)} data-testid="chosen-label">
      <h2>{words(row.name)}</h2>
      <div className={styles.shown}>
        <LabelPreview label={t('labels.picture.name')} widthMm={template.width} heightMm={template.height} picture={picture} />
      </div>
      <ol className={styles.versions} aria-label={t('labels.history')}>
        {opened.versions.map((version) => (
          <Version key={version.version} version={version} isInForce={version.version === opened.inForce} />
        ))}
      </ol>
      <NumberedButton place={PLACES.edit} label={t('labels.edit')} main onPress={desk.beginEditing} />
    </section>
  )
}

interface VersionProps {
  readonly version: LabelVersionView
  readonly isInForce: boolean
}

function Version({ version: { version, state, isShipped, author, savedAt, approver, approvedAt }, isInForce }: VersionProps) {
  const speech = useSpeech()
  const { t } = speech
  const who = isShipped ? '' : approver !== null && approvedAt !== null ? `${t('labels.approvedBy', { name: approver })}, ${speech.day(approvedAt)} ${speech.clock(approvedAt)}` : savedAt !== null ? `${t('labels.savedBy', { name: author })}, ${speech.day(savedAt)} ${speech.clock(savedAt)}` : ''
  return (
    <li data-in-force={isInForce}>
      <b>{versionWords(speech, version)}</b>
      <span>{isInForce ? t('labels.states.approved') : isShipped ? '' : t(`labels.states.${state}`)}</span>
      <span>{who}</span>
    </li>
  )
}

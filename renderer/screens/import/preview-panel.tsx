import type { ImportPreview } from '@shared/contract/imports'
import { IMPORT_KINDS } from '@shared/domain/import-report'
import { Button } from '../../components/button'
import { FailureBanner } from '../../components/failure-banner'
import { importEn } from '../../strings/import-en'
import { oneOf } from '../../strings/kinds'
import { useSpeech } from '../../strings/speech'
import type { ImportDesk } from './import-desk'
import { fieldsOf } from './import-state'
import { factsOf } from './import-words'
import styles from './import.module.css'

export interface PreviewPanelProps {
  readonly fileName: string
  readonly preview: ImportPreview
  readonly desk: Pick<ImportDesk, 'chooseKind' | 'chooseColumn' | 'start' | 'discard'>
}

type FieldName = keyof typeof importEn.fields
const FIELDS: readonly FieldName[] = Object.keys(importEn.fields).filter((field): field is FieldName => field in importEn.fields)

/** The file as it would be read: what it is, which column is what, its first rows. Nothing was taken yet. */
export function PreviewPanel({ fileName, preview, desk }: PreviewPanelProps) {
  const speech = useSpeech()
  const { t } = speech
  const fieldName = (field: string) => t(`import.fields.${oneOf(FIELDS, field, 'otherCode')}`)
  const fields = fieldsOf(preview.kind, Object.keys(preview.columns))
  const fieldOf = (header: string) => fields.find((field) => preview.columns[field]?.includes(header))
  return (
    <section className={styles.preview}>
      <div className={styles.head}>
        <div>
          <h2>{fileName}</h2>
          <p>{factsOf(speech, preview)}</p>
        </div>
        <div className={styles.kinds} role="group" aria-label={t('import.kindLabel')}>
          <span>{t('import.kindLabel')}</span>
          {IMPORT_KINDS.map((kind) => (
            <button key={kind} type="button" aria-pressed={preview.kind === kind} onClick={() => void desk.chooseKind(kind)}>
              {t(`import.kinds.${kind}`)}
            </button>
          ))}
        </div>
        <div className={styles.acts}>
          <Button label={t('import.another')} icon="back" size="compact" onPress={() => void desk.discard()} />
          {preview.misfit === null && <Button label={t('import.start')} icon="next" size="compact" main onPress={() => void desk.start()} />}
        </div>
      </div>
      {preview.misfit !== null && <FailureBanner signal="ask" title={t('import.misfit')} words={t(`import.misfitWords.${preview.kind}`)} />}
      <div className={styles.columns}>
        <div>
          <h3>{t('import.columns')}</h3>
          <p>{t('import.columnsWords')}</p>
        </div>
        <div className={styles.map}>
          {fields.map((field) => (
            <label key={field} data-used={(preview.columns[field]?.length ?? 0) > 0}>
              <span>{fieldName(field)}</span>
              <select value={preview.columns[field]?.[0] ?? ''} onChange={(event) => void desk.chooseColumn(field, event.currentTarget.value)}>
                <option value="">{t('import.notInFile')}</option>
                {preview.names.map((name, place) => (
                  <option key={`${place}-${name}`} value={name}>
                    {preview.columns[field]?.[0] === name ? (preview.columns[field] ?? []).join(', ') : name}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      </div>
      <div className={styles.rows}>
        <h3>{t('import.firstRows')}</h3>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard */}
        <div className={styles.scroll} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('import.row')}</th>
                {preview.names.map((name, place) => {
                  const field = fieldOf(name)
                  return (
                    <th key={`${place}-${name}`} scope="col" data-read={field !== undefined}>
                      {name}
                      <span>{field === undefined ? t('import.notRead') : fieldName(field)}</span>
                    </th>
                  )
                })}
              </tr>
            </thead>
            <tbody>
              {preview.rows.map(({ row, cells }) => (
                <tr key={row}>
                  <td>{speech.number(row)}</td>
                  {cells.map((cell, place) => (
                    <td key={place}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  )
}

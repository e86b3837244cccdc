import { invariant } from '@shared/domain/result'
import type { LabelTemplate } from '@shared/labels/templates/template'
import type { Lettering } from '@shared/labels/zpl'
import { join } from 'node:path'
import { openLabelMaker, type LabelMaker } from '../labels/label-maker'
import { unpackWoff } from '../labels/woff'
import type { LabelTemplates } from '../ports'
import { openReportFonts } from '../reports/report-fonts'
import { createTypesetter } from '../reports/typesetter'
import { loadShippedLabels } from '../templates/load-label-templates'

/** The templates in force and the maker of their labels: what the bench, the command line and its benchmark print with. */
export interface LabelPrinting {
  readonly templates: LabelTemplates
  readonly maker: LabelMaker
}

export async function openLabelPrinting(resourcesDir: string, lettering?: Lettering): Promise<LabelPrinting> {
  const fontsDir = join(resourcesDir, 'fonts')
  const shipped = await loadShippedLabels(resourcesDir)
  const maker = await openLabelMaker({
    fontsDir,
    pictures: shipped.pictures,
    typesetter: async (doc) => createTypesetter(doc, await openReportFonts(fontsDir, unpackWoff)),
    ...(lettering === undefined ? {} : { lettering }),
  })
  return { templates: templatesInForce(shipped.templates), maker }
}

function templatesInForce(templates: ReadonlyMap<string, LabelTemplate>): LabelTemplates {
  return {
    inForce(templateId) {
      const template = templates.get(templateId)
      invariant(template !== undefined, `there is no label template ${templateId}`)
      return template
    },
    all: () => [...templates.values()],
  }
}

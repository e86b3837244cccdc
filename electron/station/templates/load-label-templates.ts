import { LabelPicturesSchema, LabelTemplateSchema } from '@shared/contract/label-template'
import type { PictureLayer } from '@shared/labels/label'
import { flattenPath, parsePath, placeOutline } from '@shared/labels/outline'
import type { LabelTemplate } from '@shared/labels/templates/template'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The label templates that came with the app, and the signs they draw. */
export interface ShippedLabels {
  /** By id, in the order of their files. */
  readonly templates: ReadonlyMap<string, LabelTemplate>
  readonly pictures: ReadonlyMap<string, readonly PictureLayer[]>
}

const PICTURES_FILE = 'pictures.json'

/** Reads and checks the shipped label templates. A file that does not fit stops the start: it would print something wrong. */
export async function loadShippedLabels(resourcesDir: string): Promise<ShippedLabels> {
  const folder = join(resourcesDir, 'labels')
  const templates = new Map<string, LabelTemplate>()
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json') && name !== PICTURES_FILE).sort()) {
    const template = LabelTemplateSchema.parse(await readJsonFile(join(folder, file)))
    if (`${template.id}.json` !== file) throw new Error(`labels/${file} holds the template ${template.id}`)
    templates.set(template.id, template)
  }
  return { templates, pictures: await loadPictures(join(folder, PICTURES_FILE)) }
}

async function loadPictures(path: string): Promise<ReadonlyMap<string, readonly PictureLayer[]>> {
  const { pictures } = LabelPicturesSchema.parse(await readJsonFile(path))
  return new Map(Object.entries(pictures).map(([id, { side, layers }]) => [id, layers.map(({ ink, path: steps }) => ({ ink, outline: placeOutline(flattenPath(parsePath(steps)), 1 / side, 1 / side, 0, 0) }))]))
}

async function readJsonFile(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}

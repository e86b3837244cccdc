import { pathText } from '@shared/domain/data-fault'
import { locateJson, placeAt, type TextPlace } from '@shared/domain/locate-json'
import { refuse, ok, type Result } from '@shared/domain/result'
import { readFileSync } from 'node:fs'
import type { z } from 'zod'

/** A fault of a data file: where it stands, for an editor, and in the data. */
export interface FileFault extends TextPlace {
  readonly path: string
  readonly fault: string
}

/** What a data file holds, with the places of its values. */
export interface DataFile<T> {
  readonly value: T
  placeOf(keys: readonly PropertyKey[]): TextPlace
}

/** Reads a JSON file and checks its shape; refuses with every fault and its place. */
export function readDataFile<S extends z.ZodType>(file: string, schema: S): Result<DataFile<z.output<S>>, readonly FileFault[]> {
  let text: string
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (fault) {
    return refuse([{ line: 1, column: 1, path: '', fault: `${file} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}` }])
  }
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault)
    return refuse([{ ...syntaxPlace(text, message), path: '', fault: message }])
  }
  const located = locateJson(text)
  const parsed = schema.safeParse(data)
  if (parsed.success) return ok({ value: parsed.data, placeOf: (keys) => located.placeOf(keys) })
  return refuse(parsed.error.issues.flatMap(spread).map(({ path, message }) => ({ ...located.placeOf(path), path: pathText(path), fault: message })))
}

/** Where the text stops being JSON. The engine tells it by position, by line, or only that the end came too early. */
function syntaxPlace(text: string, message: string): TextPlace {
  const line = /line (\d+) column (\d+)/.exec(message)
  if (line) return { line: Number(line[1]), column: Number(line[2]) }
  const position = /position (\d+)/.exec(message)
  return placeAt(text, position ? Number(position[1]) : text.length)
}

type Issue = z.core.$ZodIssue

/** A misspelt field stands at its own place, one that fits none of several shapes with the reason of the nearest one. */
function spread(issue: Issue): readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'there is no such field' }))
  return [{ path: issue.path, message: issue.message }]
}

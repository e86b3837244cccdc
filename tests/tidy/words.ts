import { isProduct, isScript, withoutComments, type SourceTree } from './source-tree'

/** Word to avoid → what to write instead. From docs/glossary.md, kept to words that have no honest use in this code. */
const wordsToAvoid: Readonly<Record<string, string>> = {
  ...names(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'misc'], 'the name of the idea'),
  ...names(['shipment'], 'parcel'),
  ...names(['ticket'], 'return order'),
  ...names(['survey'], 'checklist'),
  ...names(['attachment'], 'evidence'),
  ...names(['crate', 'cart'], 'tote'),
  ...names(['stow', 'putaway'], 'put-away, putAway'),
  ...names(['webhook'], 'delivery'),
  ...names(['uploader', 'syncer'], 'replicator'),
  ...names(['toast'], 'signal'),
}

export function wordViolations(tree: SourceTree): string[] {
  return [...tree].filter(([path]) => isProduct(path)).flatMap(([path, text]) => [
    ...avoided(path.replace(/\.[^/]*$/, '')).map(([word, instead]) => `${path}: the file name says "${word}"; write ${instead}`),
    ...(isScript(path) ? exportedNames(text).flatMap((name) => avoided(name).map(([word, instead]) => `${path}: ${name} says "${word}"; write ${instead}`)) : []),
    ...(isScript(path) ? exportedNames(text).filter((name) => /^Rma(?!Number)/.test(name)).map((name) => `${path}: ${name}: the type is a return order; only its number is an RMA`) : []),
  ])
}

export function fileNameViolations(tree: SourceTree): string[] {
  return [...tree.keys()]
    .filter((path) => !/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(path.split('/').at(-1) ?? ''))
    .map((path) => `${path}: file names are kebab-case`)
}

function names(words: readonly string[], instead: string): Record<string, string> {
  return Object.fromEntries(words.map((word) => [word, instead]))
}

function exportedNames(text: string): string[] {
  return [...withoutComments(text).matchAll(/^export (?:async )?(?:const|let|function\*?|class|type|interface) (?<name>\w+)/gm)].map((match) => match.groups?.name ?? '')
}

function avoided(name: string): [string, string][] {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/)
  return words.flatMap((word) => (Object.hasOwn(wordsToAvoid, word) ? [[word, wordsToAvoid[word] ?? '']] : []))
}

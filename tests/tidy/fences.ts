import { importsOf, isProduct, type Import, type SourceTree } from './source-tree'

/**
 * Who may import what: the table of docs/architecture.md. The first row that matches a file speaks for it.
 * The group in `files`, if there is one, is the file's own part or screen, which it may always import.
 */
type Fence = { files: RegExp; may: RegExp; packages: RegExp }

const none = /^$/
const anyButElectron = /^(?!electron$)/
const forThePage = /^(?!(?:node:|electron|better-sqlite3|serialport|node-hid)$)/
const rendererButScreens = /^(?:shared|resources|renderer\/(?!screens\/))/

const fences: readonly Fence[] = [
  { files: /^shared\/domain\//, may: /^shared\/domain\//, packages: none },
  { files: /^shared\/labels\//, may: /^shared\/(?:domain|labels)\//, packages: none },
  { files: /^shared\/contract\//, may: /^shared\//, packages: /^zod$/ },
  { files: /^electron\/main\//, may: /^(?:shared\/contract|shared\/domain\/keyboard|electron\/main)\//, packages: /^(?:electron|node:)$/ },
  { files: /^electron\/preload\//, may: /^(?:shared\/contract|electron\/preload)\//, packages: /^electron$/ },
  { files: /^electron\/cli\//, may: /^(?:shared|electron\/cli|electron\/station)\//, packages: anyButElectron },
  { files: /^electron\/station\/ports\.ts$/, may: /^shared\//, packages: none },
  { files: /^electron\/station\/(?:handlers\/|[^/]+$)/, may: /^(?:shared|electron\/station)\//, packages: anyButElectron },
  { files: /^(electron\/station\/[^/]+\/)/, may: /^(?:shared\/|electron\/station\/ports\.ts$)/, packages: anyButElectron },
  { files: /^renderer\/(?:app|first-steps|main|pages|running-app)\.tsx?$/, may: /^(?:shared|renderer)\//, packages: forThePage },
  { files: /^(renderer\/screens\/[^/]+\/)/, may: rendererButScreens, packages: forThePage },
  { files: /^renderer\//, may: rendererButScreens, packages: forThePage },
]

export function fenceViolations(tree: SourceTree): string[] {
  return [...tree.keys()].filter(isProduct).flatMap((file) =>
    importsOf(tree, file)
      .filter((found) => !isAllowed(file, found))
      .map(({ specifier }) => `${file} must not import ${specifier} (docs/architecture.md: who may import what)`),
  )
}

function isAllowed(file: string, { path, packageName }: Import): boolean {
  const fence = fences.find(({ files }) => files.test(file))
  if (!fence) return true
  if (packageName !== undefined) return fence.packages.test(packageName)
  const own = fence.files.exec(file)?.[1]
  return path === undefined || fence.may.test(path) || (own !== undefined && path.startsWith(own))
}

// Lets plain Node run the sources: it strips types by itself, but knows neither @shared nor imports without an ending.
import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = new URL('../../../../', import.meta.url)

registerHooks({
  resolve(specifier, context, nextResolve) {
    const isShared = specifier.startsWith('@shared/')
    if (!isShared && !specifier.startsWith('.')) return nextResolve(specifier, context)
    const url = isShared ? new URL(`shared/${specifier.slice('@shared/'.length)}`, root) : new URL(specifier, context.parentURL)
    const file = [`${fileURLToPath(url)}.ts`, `${fileURLToPath(url)}/index.ts`].find((candidate) => existsSync(candidate))
    return file ? { url: pathToFileURL(file).href, format: 'module-typescript', shortCircuit: true } : nextResolve(specifier, context)
  },
})

import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** The page's own scheme: a real origin without the rights that file:// would bring. */
export const BUNDLE_URL = 'app://bundle/'

const MIME_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff': 'font/woff', '.json': 'application/json',
}

/** Must run before the app is ready. */
export function declareBundleScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** Serves the built page and nothing outside its folder. */
export function serveBundle(folder: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    const file = normalize(join(folder, decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname)))
    if (url.host !== 'bundle' || !file.startsWith(folder + sep)) return new Response('not here', { status: 404 })
    try {
      const body = new Uint8Array(await readFile(file))
      return new Response(body, { headers: { 'content-type': MIME_TYPES[extname(file)] ?? 'application/octet-stream', 'x-content-type-options': 'nosniff' } })
    } catch {
      return new Response('not here', { status: 404 })
    }
  })
}

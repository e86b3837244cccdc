import type { Session, WebContents } from 'electron'

/** The page stays where it is, opens nothing, and gets no permission: this version uses neither camera nor location. */
export function lockDown(contents: WebContents, session: Session, allowedOrigin: string): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event, url) => {
    if (!url.startsWith(allowedOrigin)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
}

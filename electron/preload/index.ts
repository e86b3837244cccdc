import { contextBridge, ipcRenderer } from 'electron'

/*
 * The only door between window and station. Main hands over a message port; its messages are parsed against the
 * contract on both ends, so nothing here looks inside them.
 */

type Listener<T> = (value: T) => void

const messageListeners = new Set<Listener<unknown>>()
const keyboardListeners = new Set<Listener<unknown>>()
const connectionListeners = new Set<Listener<'connected' | 'restarting'>>()
let port: MessagePort | null = null
let connection: 'connected' | 'restarting' = 'restarting'

function setConnection(state: 'connected' | 'restarting'): void {
  connection = state
  for (const listener of connectionListeners) listener(state)
}

ipcRenderer.on('station-port', (event) => {
  port?.close()
  port = event.ports[0] ?? null
  if (!port) return
  port.onmessage = (message) => {
    for (const listener of messageListeners) listener(message.data)
  }
  port.start()
  setConnection('connected')
})
ipcRenderer.on('keyboard', (_event, message: unknown) => {
  for (const listener of keyboardListeners) listener(message)
})
ipcRenderer.on('station-lost', () => setConnection('restarting'))

contextBridge.exposeInMainWorld('turnback', {
  send: (message: unknown) => port?.postMessage(message),
  onMessage(listener: Listener<unknown>) {
    messageListeners.add(listener)
    return () => messageListeners.delete(listener)
  },
  onConnection(listener: Listener<'connected' | 'restarting'>) {
    connectionListeners.add(listener)
    listener(connection)
    return () => connectionListeners.delete(listener)
  },
  onKeyboard(listener: Listener<unknown>) {
    keyboardListeners.add(listener)
    return () => keyboardListeners.delete(listener)
  },
  focusChanged: (focus: unknown) => ipcRenderer.send('keyboard-focus', focus),
  test: process.argv.includes('--turnback-test'),
})
ipcRenderer.send('window-listens')

import type { Bench } from './fixture'

/**
 * A station that says what it is told to, in place of the real one: for pictures of states that no simulated device reaches,
 * such as a port that another program has. It answers from `answers`; a request that is not among them is not answered.
 */
export interface ToldStation {
  say(event: string, payload: unknown): Promise<void>
}

export async function standIn({ app, page }: Bench, answers: Readonly<Record<string, unknown>>): Promise<ToldStation> {
  await app.evaluate(({ BrowserWindow, MessageChannelMain }, known) => {
    const { port1, port2 } = new MessageChannelMain()
    port2.on('message', ({ data }: { data: { id: number; name: string } }) => {
      if (Object.hasOwn(known, data.name)) port2.postMessage({ id: data.id, ok: true, output: known[data.name] })
    })
    port2.start()
    Object.assign(globalThis, { toldStation: port2 })
    BrowserWindow.getAllWindows()[0]?.webContents.postMessage('station-port', null, [port1])
  }, answers)
  await page.waitForTimeout(200)
  return {
    say: (event, payload) => app.evaluate((_electron, told) => (Reflect.get(globalThis, 'toldStation') as { postMessage(message: unknown): void }).postMessage(told), { event, payload }),
  }
}

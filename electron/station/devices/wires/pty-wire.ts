import { ok, type Result } from '@shared/domain/result'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createListeners } from '../listeners'
import { openPtyProcess, type PtyProcess } from './pty-process'
import type { Wire } from './wire'

/**
 * A serial cable made of a pseudo terminal. The system gives each new terminal another name, so the address is a link
 * that is pointed anew at every plugging in, as `/dev/serial/by-id` does for real ones.
 * Refused with a reason where there are no pseudo terminals.
 */
export async function openPtyWire(name: string): Promise<Result<Wire, string>> {
  const listeners = createListeners<Uint8Array>()
  const folder = await mkdtemp(join(tmpdir(), 'bench-wire-'))
  const address = join(folder, name)
  let pty: PtyProcess | null = null

  async function plug(): Promise<Result<void, string>> {
    if (pty !== null) return ok(undefined)
    const opened = await openPtyProcess({
      bytes: (bytes) => listeners.announce(bytes),
      ended: () => {
        pty = null
        void rm(address, { force: true })
      },
    })
    if (!opened.ok) return opened
    await symlink(opened.value.slavePath, address)
    pty = opened.value
    return ok(undefined)
  }

  async function unplug(): Promise<void> {
    const plugged = pty
    pty = null
    await rm(address, { force: true })
    await plugged?.kill()
  }

  const plugged = await plug()
  if (!plugged.ok) {
    await rm(folder, { recursive: true, force: true })
    return plugged
  }
  return ok({
    address,
    get isPlugged() {
      return pty !== null
    },
    write: (bytes) => pty?.write(bytes),
    onBytes: listeners.add,
    unplug,
    async plug() {
      const again = await plug()
      if (!again.ok) throw new Error(`cannot plug in again: ${again.failure}`)
    },
    async close() {
      await unplug()
      await rm(folder, { recursive: true, force: true })
    },
  })
}

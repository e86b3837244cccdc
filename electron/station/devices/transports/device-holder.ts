import type { DeviceHolder } from '@shared/domain/device'
import type { DurationMs } from '@shared/domain/quantities'
import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { withinMs } from './deadline'

/** Looking through what every program has open takes some ten milliseconds; a loaded machine gets more. */
const lookTimeoutMs: DurationMs = 1_000

/**
 * Which other program has this device open; null when none has, or the system does not tell. Linux only, and only of
 * programs of the same person: the others hide what they have open.
 * Source: proc(5), `/proc/PID/fd`.
 */
export async function findHolder(path: string, procDir = '/proc'): Promise<DeviceHolder | null> {
  if (process.platform !== 'linux') return null
  const looked = await withinMs(look(path, procDir), lookTimeoutMs)
  return looked === 'late' ? null : looked
}

async function look(path: string, procDir: string): Promise<DeviceHolder | null> {
  const node = await realpath(path).catch(() => path)
  const processIds = (await readdir(procDir).catch(() => [])).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  for (const processId of processIds) {
    if (!(await hasOpen(join(procDir, processId, 'fd'), node))) continue
    const program = await readFile(join(procDir, processId, 'comm'), 'utf8').catch(() => '')
    return { program: program.trim() || `process ${processId}`, processId: Number(processId) }
  }
  return null
}

async function hasOpen(fdDir: string, node: string): Promise<boolean> {
  const descriptors = await readdir(fdDir).catch(() => [])
  const links = await Promise.all(descriptors.map((descriptor) => readlink(join(fdDir, descriptor)).catch(() => '')))
  return links.includes(node)
}

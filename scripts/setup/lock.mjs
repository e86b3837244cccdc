// One set-up at a time: two commands started together in a fresh checkout must not both run npm ci.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isProcessAlive } from '../processes.mjs'
import { root } from '../project.mjs'

const lockFile = join(root, 'out.lock') // not in node_modules, which npm ci deletes
const pollMs = 100
const abandonedAfterMs = 30 * 60_000 // longer than any set-up; also frees a lock whose process id was given to another program

export async function withLock(work) {
  while (!tryLock()) await sleep(pollMs)
  const release = () => rmSync(lockFile, { force: true })
  process.once('exit', release) // also when a signal ends us in the middle
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function tryLock() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isAbandoned()) rmSync(lockFile, { force: true })
    return false
  }
}

function isAbandoned() {
  try {
    const age = Date.now() - statSync(lockFile).mtimeMs
    return age > abandonedAfterMs || (age > pollMs && !isProcessAlive(Number(readFileSync(lockFile, 'utf8'))))
  } catch {
    return false // released this very moment
  }
}

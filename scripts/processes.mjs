// Child processes that never outlive their purpose. Each is started as the leader of its own process group, because a browser,
// a virtual display and a test runner all have children of their own that a signal to the leader alone would leave behind.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './project.mjs'

const posix = process.platform !== 'win32'
const graceMs = 5_000
const leftoverGraceMs = 500
const running = new Set()

export function startGroup(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, detached: posix, shell: !posix, ...options })
  running.add(child)
  child.once('exit', () => running.delete(child))
  child.once('error', () => running.delete(child))
  return child
}

export function signalGroup(child, signal) {
  try {
    if (posix) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // The group is gone already, which is what was wanted.
  }
}

/** Asks the program itself to end, and ends everything around it when it has not done so in time. */
export function stopGroup(child) {
  const inner = programUnderXvfb(child.pid)
  if (inner) process.kill(inner, 'SIGTERM')
  else signalGroup(child, 'SIGTERM')
  setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs).unref()
}

/** Of xvfb-run's two children the one that is not the display: a window whose display goes away first ends as if it had crashed. */
function programUnderXvfb(pid) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    const name = (id) => readFileSync(`/proc/${id}/comm`, 'utf8').trim()
    if (!children.some((id) => name(id) === 'Xvfb')) return undefined
    return Number(children.find((id) => name(id) !== 'Xvfb')) || undefined
  } catch {
    return undefined // no /proc here, or the process has just ended
  }
}

/** Runs in the foreground until it ends by itself or this process is told to stop. Gives the exit code. */
export function runInForeground(command, args, options = {}) {
  const child = startGroup(command, args, { stdio: 'inherit', ...options })
  const stop = () => stopGroup(child)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop)
  process.once('exit', () => signalGroup(child, 'SIGKILL'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => void endLeftovers(child).then(() => resolve(code ?? 1)))
  })
}

/** What the leader left behind, most often a display, which should have the time to remove its lock file. */
async function endLeftovers(child) {
  signalGroup(child, 'SIGTERM')
  for (let waited = 0; waited < leftoverGraceMs && hasMembers(child); waited += 20) await sleep(20)
  signalGroup(child, 'SIGKILL')
}

function hasMembers(child) {
  try {
    return posix && process.kill(-child.pid, 0)
  } catch {
    return false
  }
}

/** Runs in the background and collects what it prints. Never rejects: a program that cannot start has code 127. */
export function runCollected(command, args, { limitMs = 10 * 60_000, ...options } = {}) {
  const child = startGroup(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  return new Promise((resolve) => {
    let output = ''
    const collect = (chunk) => (output += chunk)
    child.stdout.setEncoding('utf8').on('data', collect)
    child.stderr.setEncoding('utf8').on('data', collect)
    const limit = setTimeout(() => {
      collect(`\n${command} was ended after ${limitMs / 1000} s\n`)
      signalGroup(child, 'SIGKILL')
    }, limitMs)
    const end = (code) => {
      clearTimeout(limit)
      signalGroup(child, 'SIGKILL')
      resolve({ code, output })
    }
    child.once('error', (error) => end(127, collect(String(error))))
    child.once('close', (code) => end(code ?? 1))
  })
}

/** While `work` runs, being told to stop ends what it has started. Otherwise npm or apt would go on alone. */
export async function endingWithUs(work) {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }
  const stop = (signal) => {
    for (const child of running) signalGroup(child, 'SIGKILL')
    process.exit(codes[signal])
  }
  for (const signal of Object.keys(codes)) process.on(signal, stop)
  try {
    return await work()
  } finally {
    for (const signal of Object.keys(codes)) process.off(signal, stop)
  }
}

/** A killed process can stay in the table as a zombie until somebody reaps it; such a one is not alive. */
export function isProcessAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM' // there, but somebody else's
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return process.platform !== 'linux'
  }
}

// One run of the virtual machine. It speaks through its serial console only: lines that begin with the mark are for us.
import { startGroup, signalGroup } from '../processes.mjs'

export const mark = 'kernel-test '

/**
 * @param {object} options
 * @param {string} options.environment what the first process gets: `NAME="value"`, separated by spaces
 * @param {(news: object) => void} options.onNews what the guest tells, one JSON object per marked line
 * @returns {Promise<{ console: string, wasEnded: boolean }>} all else the console said, for a person to read
 */
export function runMachine({ emulator, kernel, image, environment, limitMs, onNews }) {
  const child = startGroup(emulator, [
    '-accel', 'tcg,thread=multi', '-cpu', 'max', '-smp', '2', '-m', '1024',
    '-nodefaults', '-nographic', '-no-reboot', '-serial', 'stdio',
    '-kernel', kernel, '-initrd', image,
    '-append', `console=ttyS0 quiet panic=-1 oops=panic mitigations=off nokaslr random.trust_cpu=on ${environment}`,
  ], { stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    let console = ''
    let line = ''
    let wasEnded = false
    const limit = setTimeout(() => {
      wasEnded = true
      signalGroup(child, 'SIGKILL')
    }, limitMs)
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      line += chunk
      const lines = line.split(/\r?\n/)
      line = lines.pop() ?? ''
      for (const each of lines) {
        const at = each.indexOf(mark)
        if (at < 0) console += `${each}\n`
        else onNews(JSON.parse(each.slice(at + mark.length)))
      }
    })
    child.stderr.setEncoding('utf8').on('data', (chunk) => (console += chunk))
    child.once('error', (error) => {
      clearTimeout(limit)
      reject(error)
    })
    child.once('close', () => {
      clearTimeout(limit)
      resolve({ console: console + line, wasEnded })
    })
  })
}

import { asId, type PrintJobId } from '@shared/domain/ids'
import { ok } from '@shared/domain/result'
import { expect, test } from 'vitest'
import { startPrintQueue, type LabelTrouble } from '../../../electron/station/printing/print-queue'
import { silentLog } from '../store/support/temporary-store'

const job = (id: string, render = () => Promise.resolve('^XA^XZ')) => ({ printJobId: asId<PrintJobId>(id), isWanted: () => true, render })

test('tells a fault before anything was sent from one that may have sent all of it: only the first may print again by itself', async () => {
  const troubles: LabelTrouble[] = []
  const queue = startPrintQueue({
    log: silentLog,
    print: () => Promise.reject(new Error('the wire broke')),
    onPrinted: () => {},
    onTrouble: (_job, trouble) => void troubles.push(trouble),
  })
  queue.add(job('a', () => Promise.reject(new Error('no such font'))))
  queue.add(job('b'))
  await queue.idle()
  expect(troubles.map(({ cause, sentBytes }) => [cause, sentBytes])).toEqual([['fault', 0], ['fault', -1]])
  await queue.stop()
})

test('prints one after another, and nothing that was taken back meanwhile', async () => {
  const printed: string[] = []
  const queue = startPrintQueue({
    log: silentLog,
    print: ({ jobId }) => Promise.resolve(ok({ confirmed: true, sentAt: 0, evidence: jobId })),
    onPrinted: (printJobId) => void printed.push(printJobId),
    onTrouble: () => {},
  })
  queue.add(job('a'))
  queue.add({ ...job('b'), isWanted: () => false })
  queue.add(job('c'))
  await queue.idle()
  expect(printed).toEqual(['a', 'c'])
})

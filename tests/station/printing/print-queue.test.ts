import { asId, type PrintJobId } from '@shared/domain/ids'
import { ok, type Result } from '@shared/domain/result'
import { expect, test } from 'vitest'
import { startPrintQueue, type LabelTrouble, type PrintedLabel, type PrintJob } from '../../../electron/station/printing/print-queue'
import { silentLog } from '../store/support/temporary-store'

type Sending = () => Promise<Result<PrintedLabel, LabelTrouble>>
const job = (id: string, send: Sending, make: PrintJob['make'] = () => Promise.resolve(ok(send))) => ({ printJobId: asId<PrintJobId>(id), isWanted: () => true, make })

test('tells a fault before anything was sent from one that may have sent all of it: only the first may print again by itself', async () => {
  const troubles: LabelTrouble[] = []
  const breaks: Sending = () => Promise.reject(new Error('the wire broke'))
  const queue = startPrintQueue({
    log: silentLog,
    onPrinted: () => {},
    onTrouble: (_job, trouble) => void troubles.push(trouble),
  })
  queue.add(job('a', breaks, () => Promise.reject(new Error('no such font'))))
  queue.add(job('b', breaks))
  await queue.idle()
  expect(troubles.map(({ cause, sentBytes }) => [cause, sentBytes])).toEqual([['fault', 0], ['fault', -1]])
  await queue.stop()
})

test('prints one after another, and nothing that was taken back meanwhile', async () => {
  const printed: string[] = []
  const prints: Sending = () => Promise.resolve(ok({ confirmed: true, sentAt: 0, evidence: '' }))
  const queue = startPrintQueue({
    log: silentLog,
    onPrinted: (printJobId) => void printed.push(printJobId),
    onTrouble: () => {},
  })
  queue.add(job('a', prints))
  queue.add({ ...job('b', prints), isWanted: () => false })
  queue.add(job('c', prints))
  await queue.idle()
  expect(printed).toEqual(['a', 'c'])
})

import { BehindNumberSchema, BehindRequestSchema, ShiftSummarySchema } from '@shared/contract/shift-summary'
import { FactsSchema, LanguageSchema } from '@shared/contract/bench-view'
import { FAILURE_KINDS } from '@shared/domain/failure'
import type { DurationMs } from '@shared/domain/quantities'
import { z } from 'zod'
import { createWorkerThread, findWorkerFile, type WorkerThread } from '../worker-thread'
import { openShiftReports, type ShiftReports, type ShiftReportsOptions } from './shift-reports'

/** A summary of a full shift takes tenths of a second; a folder on a slow disk may take longer. */
const REPORT_TIMEOUT_MS: DurationMs = 120_000
/** Who looks at the sheet looks behind several numbers. */
const IDLE_MS: DurationMs = 60_000
const HEAP_MB = 384

export const ReportWorkerDataSchema = z.object({ storeDir: z.string(), resourcesDir: z.string() })

const PickSchema = z.object({ shiftId: z.string().nullable(), frozenAt: z.number() })
const QuestionSchema = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('summary'), pick: PickSchema }),
  z.object({ ask: z.literal('behind'), request: BehindRequestSchema }),
  z.object({ ask: z.literal('write'), pick: PickSchema, files: z.object({ pdf: z.string().nullable(), csv: z.string().nullable() }), language: LanguageSchema }),
])
type ReportQuestion = z.output<typeof QuestionSchema>

const FailureSchema = z.object({ kind: z.enum(FAILURE_KINDS), facts: FactsSchema })
const resultOf = <S extends z.ZodType>(value: S) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), failure: FailureSchema })])
const SummaryResultSchema = resultOf(ShiftSummarySchema)
const BehindResultSchema = resultOf(BehindNumberSchema)

/** The thread's side: one question to the reports. */
export async function answerReportQuestion(reports: ShiftReports, asked: unknown): Promise<unknown> {
  const question = QuestionSchema.parse(asked)
  switch (question.ask) {
    case 'summary':
      return reports.summary(question.pick)
    case 'behind':
      return reports.behind(question.request)
    case 'write':
      return reports.write(question.pick, question.files, question.language)
  }
}

/** Reports made in a thread of their own; in this thread where no worker was built. */
export function openReportThread(options: ShiftReportsOptions): ShiftReports {
  const file = findWorkerFile('report-worker')
  return file === null ? openShiftReports(options) : reportsOverThread(createReportThread(file, options))
}

function createReportThread(file: string, { storeDir, resourcesDir }: ShiftReportsOptions): WorkerThread {
  return createWorkerThread(file, { name: 'report-worker', data: { storeDir, resourcesDir }, idleMs: IDLE_MS, timeoutMs: REPORT_TIMEOUT_MS, heapMb: HEAP_MB })
}

function reportsOverThread(thread: WorkerThread): ShiftReports {
  const ask = (question: ReportQuestion) => thread.ask(question)
  return {
    summary: async (pick) => SummaryResultSchema.parse(await ask({ ask: 'summary', pick })),
    behind: async (request) => BehindResultSchema.parse(await ask({ ask: 'behind', request })),
    write: async (pick, files, language) => SummaryResultSchema.parse(await ask({ ask: 'write', pick, files, language })),
    close: () => thread.close(),
  }
}

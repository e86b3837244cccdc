import { openShiftReports } from './handlers/shift-reports'
import { answerReportQuestion, ReportWorkerDataSchema } from './handlers/report-thread'
import { loadTemplates } from './templates/load-templates'
import { serveWorkerThread } from './worker-thread'

/* Entry of the thread that makes shift summaries: its own read-only connection, so that a scan never waits for a report. */
serveWorkerThread(async (data) => {
  const { storeDir, resourcesDir } = ReportWorkerDataSchema.parse(data)
  const { shiftSummaryWords } = await loadTemplates(resourcesDir)
  const reports = openShiftReports({ storeDir, resourcesDir, words: shiftSummaryWords })
  return (question) => answerReportQuestion(reports, question)
})

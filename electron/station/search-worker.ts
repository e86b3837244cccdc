import { openSearchHere, SearchAskedSchema, SearchWorkerDataSchema } from './handlers/search-thread'
import { serveWorkerThread } from './worker-thread'

/* Entry of the thread that searches: its own read-only connections, so that a scan never waits for a search. */
serveWorkerThread(async (data) => {
  const search = openSearchHere(SearchWorkerDataSchema.parse(data).storeDir)
  return (question) => search.find(SearchAskedSchema.parse(question))
})

/** The client of a page's store: it asks that page's worker, and follows the data that the page shows. */
import { askWorker } from '../effects/feeds.ts'
import type { Store } from '../store.ts'
import { QuestionClient } from './question-client.ts'

const clients = new WeakMap<Store, QuestionClient>()

/** One for each store: whoever asks the same shares the answer. */
export function clientOf(store: Store): QuestionClient {
  const known = clients.get(store)
  if (known) return known
  const client = new QuestionClient(
    (question) => askWorker(store, question),
    () => store.getState().catalogue,
  )
  clients.set(store, client)
  store.subscribe(() => client.followEdition())
  return client
}

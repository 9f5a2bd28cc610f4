/** A store with feeds in different states, for tests of the badge and the list of feeds. */
import type { FeedState, FeedEntry, FeedReport } from '../../../src/domain/feed.ts'
import { datasetOf, feedOf, manifestWith, span } from '../../measures/invented-dataset.ts'
import { openStore } from '../../state/open-store.ts'

/** HTML, a formula and a quotation mark in one text, which must be rendered as text everywhere. */
export const SCRIPT = '=1+1"<img src=x onerror=alert(1)>'

export const stateOf = (feed: string, overrides: Partial<FeedState> = {}): FeedState => ({
  feed,
  from: 'fetched',
  goodAt: Date.now() - 12 * 60_000,
  triedAt: Date.now() - 12 * 60_000,
  nextTryAt: Date.now() + 42_000,
  isFetching: false,
  error: null,
  doubt: null,
  keptUntil: null,
  ...overrides,
})
export const incidentReport: FeedReport = {
  feed: 'incidents',
  kind: 'incidents',
  rowsIn: 12,
  shown: 10,
  setAside: [
    {
      reason: 'bad-date',
      count: 2,
      examples: [
        { row: 3, line: 4, id: SCRIPT, field: 'occurred', value: SCRIPT },
        { row: 7, id: 'i7', field: 'occurred', value: '2024-02-31' },
      ],
    },
  ],
  notices: [
    { code: 'outside-borough', text: '3 rows outside the borough.', count: 3 },
    { code: 'not-in-list', text: `1 row in no list (${SCRIPT}: 1).`, count: 1 },
  ],
}
const orders: FeedEntry = {
  ...feedOf('closure-orders', 'closure-orders'),
  handling: 'official-sensitive',
}
const incidents: FeedEntry = {
  ...feedOf('incidents', 'incidents'),
  url: 'https://feeds.example/deep/incidents.geojson?key=CANARY#CANARY',
  source: SCRIPT,
}

/** Incidents are open and current; closure orders did not open. */
export function feedStatusStore() {
  const dataset = datasetOf([{ on: '2024-08-30' }], {
    manifest: manifestWith({ feeds: [incidents, orders], demonstration: false }),
    reports: [incidentReport],
    failures: [
      {
        feed: 'closure-orders',
        what: 'The address answered 404: there is nothing there.',
        toDo: 'Check the address.',
      },
    ],
  })
  const store = openStore(dataset, { window: span('2024-01-01', '2024-08-31') })
  store.setState({
    feedStates: [
      stateOf('incidents', { keptUntil: Date.UTC(2024, 8, 14, 13, 5) }),
      stateOf('closure-orders', {
        from: 'none',
        goodAt: null,
        error: {
          kind: 'refused',
          what: 'The address answered 404: there is nothing there.',
          toDo: 'Check the address.',
        },
      }),
    ],
  })
  return store
}

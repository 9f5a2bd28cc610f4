/** The feeds gone quiet among those that are open. */
import { dayNumber } from '../domain/day.ts'
import { quietFeeds, type QuietFeed } from '../measures/feeds/freshness.ts'
import type { Catalogue } from '../state/catalogue.ts'

export const quietIn = (catalogue: Catalogue): readonly QuietFeed[] =>
  quietFeeds({
    ...catalogue,
    newestIncident: catalogue.index.count > 0 ? dayNumber(catalogue.index.lastDay) : null,
  })

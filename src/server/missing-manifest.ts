/** What `npm start` says of a folder of feeds without a manifest: the smallest one that shows its feeds. */
import { existsSync } from 'node:fs'
import { type Instant, isoDay, londonDay } from '../domain/day.ts'
import type { Place } from '../domain/place/place.ts'

/** Its `asOf` is the day of `now`: rows dated after an earlier one would all be set aside. */
export const missingManifest = (folder: string, now: Instant, { timeZone }: Pick<Place, 'timeZone'>) =>
  `HOLDFAST_FEEDS names ${folder}, ${existsSync(folder) ? 'which holds no manifest.json' : 'which is not there'}.
Put a manifest.json into that folder, beside its feeds, and load the page again. At its smallest:
{
  "version": 1, "title": "Our place", "asOf": "${isoDay(londonDay(now))}", "demonstration": false,
  "timeZone": "${timeZone}",
  "feeds": [
    { "id": "incidents", "kind": "incidents", "url": "incidents.geojson", "refreshMinutes": 60,
      "source": "Where it comes from", "licence": "Under what terms", "handling": "official" }
  ]
}
Set "asOf" to the day on which the data were drawn: it is "today" on every screen.`

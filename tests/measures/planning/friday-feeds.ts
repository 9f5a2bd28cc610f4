/** Invented feeds of one summer, for commands that read a manifest: burglaries on Friday evenings at a few places. */
import { NEAR } from './invented-shift.ts'

export const MANIFEST = {
  version: 1,
  title: 'Invented',
  asOf: '2024-08-31',
  demonstration: true,
  timeZone: 'Europe/London',
  feeds: [
    {
      id: 'incidents',
      kind: 'incidents',
      url: 'incidents.geojson',
      refreshMinutes: 60,
      source: 'invented',
      licence: 'invented',
      handling: 'official',
      covers: { from: '2023-07', to: '2024-08-31' },
      everyDays: 7,
    },
  ],
}
const FRIDAYS = ['2024-08-02', '2024-08-09', '2024-08-16', '2024-08-23', '2024-07-19', '2024-07-26']
const features = NEAR.flatMap((coordinates, place) =>
  FRIDAYS.flatMap((day) =>
    [17, 18, 19, 20].map((hour) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates },
      properties: {
        id: `${place} ${day} ${hour}`,
        category: 'burglary',
        occurred: `${day}T${hour}:10:00+01:00`,
      },
    })),
  ),
)

export const INCIDENTS = { type: 'FeatureCollection', features }

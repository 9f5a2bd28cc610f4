/** One invented row of each kind, about which nothing is to be said: to copy, and to begin from. */
import type { FeedKind } from '../../domain/feed.ts'
import type { Shape } from '../../domain/geography.ts'
import type { Place } from '../../domain/place/place.ts'

interface Example {
  readonly type: 'Feature'
  readonly geometry: Shape | null
  readonly properties: Readonly<Record<string, unknown>>
}

const example = (geometry: Shape | null, properties: Example['properties']): Example => ({
  type: 'Feature',
  geometry,
  properties,
})

/** Where the rows lie and whose they are: of one place. */
interface Setting {
  readonly point: Shape
  readonly block: Shape
  /** Of the place as an area. */
  readonly code: string
  readonly partner: string
}
const settingIn = ({ code, examples }: Place): Setting => ({
  point: { type: 'Point', coordinates: examples.point },
  block: { type: 'Polygon', coordinates: [examples.block] },
  code,
  partner: examples.partner,
})

const EXAMPLES: Readonly<Record<FeedKind, (setting: Setting) => Example>> = {
  incidents: ({ point }) =>
    example(point, {
      id: 'inc-000123',
      category: 'vehicle-crime',
      occurred: '2024-05-04T21:15:00+01:00',
      occurredTo: '2024-05-05T07:30:00+01:00',
      reported: '2024-05-05T08:05:00+01:00',
      agency: 'Police',
      location: 'Car park by the market',
      outcome: 'Under investigation',
      place: 'public',
    }),
  'closure-orders': ({ point }) =>
    example(point, {
      id: 'order-07',
      noticeServed: '2024-05-07T10:00:00+01:00',
      noticeHours: 24,
      hearing: '2024-05-08T10:00:00+01:00',
      made: '2024-05-08',
      ends: '2024-08-08',
      access: 'partial',
      scope: 'whole',
      applicant: 'council',
      premises: 1,
      premisesKind: 'flat',
      considered: 'Warnings, an acceptable behaviour agreement and two visits came first.',
    }),
  'patrol-hotspots': ({ block }) =>
    example(block, {
      id: 'market',
      name: 'Market and bus station',
      from: '2024-05-01',
      to: '2024-07-31',
      visitsPerDay: 2,
      minutesPerVisit: 15,
      hours: '18:00-23:00',
      why: 'Persistent over twelve months.',
      doThere: 'Be seen; speak to stall holders.',
    }),
  'patrol-visits': ({ point }) =>
    example(point, {
      id: 'visit-0451',
      hotspot: 'market',
      start: '2024-05-04T21:15:00+01:00',
      end: '2024-05-04T21:31:00+01:00',
      agency: 'Police',
      mode: 'foot',
      officers: 2,
      did: 'Spoke to stall holders.',
    }),
  actions: ({ point, partner }) =>
    example(point, {
      id: 'action-118',
      type: 'engagement-event',
      on: '2024-05-11',
      partner,
      count: 1,
    }),
  sites: ({ block, code }) =>
    example(block, {
      id: 'market-quarter',
      name: 'Market quarter',
      phases: [
        { kind: 'clear', from: '2023-05-02', to: '2023-09-30', decidedBy: 'Partnership board' },
        { kind: 'hold', from: '2023-10-01', review: '2024-10-01' },
      ],
      ringMetres: 400,
      comparison: [code],
    }),
  areas: ({ block }) =>
    example(block, {
      code: 'pspo-market',
      name: 'Public spaces order, market',
      level: 'order',
      from: '2024-01-01',
      to: '2026-12-31',
    }),
  commitments: () =>
    example(null, {
      id: 'c-2024-17',
      agreed: '2024-05-15',
      text: 'Mend the lights in the underpass.',
      owner: 'Council, highways',
      due: '2024-06-15',
      askedBy: 'residents',
      public: true,
    }),
  'survey-results': ({ code }) =>
    example(null, {
      id: 'survey-2024-q3',
      area: code,
      from: '2024-05-20',
      to: '2024-06-07',
      question: 'I feel safe outside after dark.',
      answered: 212,
      agreed: 131,
    }),
}

/** A whole feed that holds the one row, as it may be saved to a file; a position stands on one line. */
export const exampleFeed = (kind: FeedKind, place: Place): string =>
  JSON.stringify(
    { type: 'FeatureCollection', features: [EXAMPLES[kind](settingIn(place))] },
    null,
    2,
  ).replace(/\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, '[$1, $2]')

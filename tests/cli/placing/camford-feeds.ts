/** Invented feeds of the invented city: a street CSV as data.police.uk writes it, and what partners would send. */
import { DEGREES_FROM } from '../../../src/feeds/formats/coordinate-fixes.ts'
import { CELLS, middleOf, randomFrom, STREETS } from './camford.ts'

const MONTHS = Array.from({ length: 24 }, (_, at) => {
  const month = at + 8
  return `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
})
const ROWS_A_MONTH = 320
const TYPES = [
  'Anti-social behaviour',
  'Anti-social behaviour',
  'Violence and sexual offences',
  'Burglary',
  'Vehicle crime',
  'Shoplifting',
  'Criminal damage and arson',
  'Other theft',
  'Public order',
]
/** Cells with more than their share. */
const BUSY = [9, 10, 9, 20]

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** A position some metres from the middle of a cell, in degrees. */
export function positionNear(cell: number, east: number, north: number): readonly [number, number] {
  const middle = CELLS[cell % CELLS.length]
  const [x, y] = middle ? middleOf(middle) : [0, 0]
  const [longitude, latitude] = DEGREES_FROM['27700'](x + east, y + north) ?? [0, 0]
  return [round(longitude), round(latitude)]
}

/** Rows of 24 months, to August 2024; the last one lies in another part of the country. */
export function streetCsv(): string {
  const random = randomFrom(2024)
  const rows = MONTHS.flatMap((month, at) =>
    Array.from({ length: ROWS_A_MONTH }, (_, row) => {
      const isBusy = random() < 0.3
      const cell = isBusy
        ? (BUSY[Math.floor(random() * BUSY.length)] ?? 0)
        : Math.floor(random() * CELLS.length)
      const spread = isBusy ? 160 : 700
      const [longitude, latitude] = positionNear(cell, (random() - 0.5) * spread, (random() - 0.5) * spread)
      const type = TYPES[Math.floor(random() * TYPES.length)] ?? ''
      const street = STREETS[cell % STREETS.length] ?? ''
      const id = type === 'Anti-social behaviour' ? '' : `c${at}-${row}`
      return `${id},${month},Fenshire Police,Fenshire Police,${longitude},${latitude},On or near ${street},,,${type},,`
    }),
  )
  return [
    'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context',
    ...rows,
    'far,2024-08,Fenshire Police,Fenshire Police,-2.63,53.54,On or near Far Street,,,Burglary,,',
    '',
  ].join('\n')
}

const square = (cell: number, half: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [-half, -half],
      [half, -half],
      [half, half],
      [-half, half],
      [-half, -half],
    ].map(([east = 0, north = 0]) => positionNear(cell, east, north)),
  ],
})
const point = (cell: number) => ({ type: 'Point', coordinates: positionNear(cell, 40, -30) })
const collection = (features: readonly (readonly [geometry: object | null, properties: object])[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })),
  })

const feed = (id: string, kind: string) => ({
  id,
  kind,
  url: `${id}.geojson`,
  source: 'Invented for tests',
  licence: 'None',
  handling: 'official',
})

/** Files beside the converted incidents, the manifest among them. */
export const CAMFORD_FEEDS: Readonly<Record<string, string>> = {
  'manifest.json': JSON.stringify({
    version: 1,
    title: 'Camford',
    asOf: '2024-08-31',
    place: 'place',
    labels: { demonstration: 'Invented incidents' },
    feeds: [
      feed('incidents', 'incidents'),
      feed('sites', 'sites'),
      feed('closure-orders', 'closure-orders'),
      feed('patrol-hotspots', 'patrol-hotspots'),
      feed('actions', 'actions'),
    ],
  }),
  'sites.geojson': collection([
    [
      square(10, 420),
      {
        id: 'dray-market',
        name: 'Dray Market',
        phases: [
          { kind: 'clear', from: '2024-01-08', to: '2024-03-31' },
          { kind: 'hold', from: '2024-04-01' },
        ],
        ringMetres: 300,
        comparison: ['E05999002', 'E05999005'],
      },
    ],
  ]),
  'closure-orders.geojson': collection([
    [
      point(9),
      {
        id: 'co-1',
        noticeServed: '2024-07-01T10:00:00+01:00',
        hearing: '2024-07-03',
        made: '2024-07-03',
        ends: '2024-10-02',
        applicant: 'police',
        access: 'full',
      },
    ],
  ]),
  'patrol-hotspots.geojson': collection(
    [9, 20, 33].map((cell) => [
      square(cell, 75),
      {
        id: `h${cell}`,
        name: `${STREETS[cell % STREETS.length] ?? ''}, ${cell}`,
        from: '2024-01-01',
        visitsPerDay: 2,
        minutesPerVisit: 15,
      },
    ]),
  ),
  'actions.geojson': collection(
    Array.from({ length: 30 }, (_, at) => [
      at % 2 === 0 ? point(9 + (at % 4)) : null,
      {
        id: `a${at}`,
        type: at % 2 === 0 ? 'environmental-repair' : 'injunction',
        on: `2024-0${(at % 8) + 1}-12`,
        partner: at % 3 === 0 ? 'fenshire-police' : 'camford-council',
        area: 'E05999004',
      },
    ]),
  ),
}

/** A release over the borough's real wards with invented bands, containing every kind of figure and change. */
import boroughText from '../../data/place/borough.json?raw'
import { decodeBorough, type EncodedBorough } from '../../src/domain/borough/decode.ts'
import type { BoroughArea } from '../../src/domain/borough/borough.ts'
import { ringsOf } from '../../src/domain/geography.ts'
import type { PublicCell, PublicSummary } from '../../src/summary/public-summary.ts'
import { rangeOf } from '../../src/summary/figures.ts'
import { quarterNumber, quarterOf } from '../../src/summary/quarter.ts'
import { published } from '../summary/small-summary.ts'

const GROUPS: readonly (readonly [id: string, label: string, usual: number])[] = [
  ['violence-robbery-weapons', 'Violence, robbery and weapons', 60],
  ['anti-social-behaviour', 'Anti-social behaviour', 45],
  ['public-order', 'Public order', 18],
  ['criminal-damage-arson', 'Criminal damage and arson', 16],
  ['burglary', 'Burglary', 10],
  ['vehicle-crime', 'Vehicle crime', 9],
  ['theft', 'Theft', 30],
]
const FIRST = quarterNumber('2021Q4')
const QUARTERS = Array.from({ length: 11 }, (_, at) => quarterOf(FIRST + at))

const borough = decodeBorough(JSON.parse(boroughText) as EncodedBorough)
const wards = borough.wards.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))

/** Deterministic pseudo-random number from 0 to 1 for a text. */
function chance(text: string): number {
  let hash = 2_166_136_261
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32
}

/** Factors of anti-social behaviour in the last year, by place in the list: so large that they are beyond chance. */
const STEPS: ReadonlyMap<number, number> = new Map([
  [1, 0.3],
  [4, 0.25],
  [10, 0.3],
  [12, 4],
])

function cellsOf(area: BoroughArea, at: number): readonly PublicCell[] {
  return GROUPS.flatMap(([group, , usual]) =>
    QUARTERS.flatMap((quarter, time): readonly PublicCell[] => {
      // For burglary, one area without recent data and one never published.
      if (group === 'burglary' && at === 5 && time > 7) return []
      if (group === 'burglary' && at === 9)
        return [{ area: area.code, quarter, group, count: published('not-published') }]
      const trend = 1 - (group === 'anti-social-behaviour' ? 0.025 : 0.004) * time
      const size = 0.15 + 1.9 * chance(area.code)
      const step = group === 'anti-social-behaviour' && time > 6 ? (STEPS.get(at) ?? 1) : 1
      const count = usual * size * trend * step * (0.85 + 0.3 * chance(`${area.code}${quarter}${group}`))
      const low = Math.floor(count / 5) * 5
      return [{ area: area.code, quarter, group, count: published(low === 0 ? '0-4' : low) }]
    }),
  )
}

function shapesOf(): PublicSummary['shapes'] {
  const points = wards.flatMap(({ shape }) => ringsOf(shape).flat(2))
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const scale = 1000 / (east - west)
  const tall = scale / Math.cos((53.5 * Math.PI) / 180)
  const paths = wards.map(({ code, shape }) => {
    const rings = ringsOf(shape).flat()
    const d = rings.map((ring) => {
      const at = ring.map(([x, y]) => `${Math.round((x - west) * scale)} ${Math.round((north - y) * tall)}`)
      return `M${at.filter((place, n) => place !== at[n - 1]).join('L')}Z`
    })
    return { area: code, d: d.join('') }
  })
  return { width: 1000, height: Math.ceil((north - south) * tall), paths }
}

const done = (id: string, label: string, low: number) =>
  QUARTERS.map((quarter) => ({ id, label, quarter, low, high: low + 4 }))
const promise = (
  text: string,
  wasDone: string | null,
  more: Partial<PublicSummary['commitments'][number]> = {},
) => ({
  text,
  owner: 'Wigan Council',
  area: null,
  askedBy: 'residents' as const,
  agreed: '2023Q2',
  due: '2024Q3',
  done: wasDone,
  outcome: null,
  ...more,
})

export function inventedRelease(): PublicSummary {
  const cells = wards.flatMap(cellsOf)
  const areas = wards.map(({ code, name }) => ({ code, name }))
  const groups = GROUPS.map(([id, label]) => ({ id, label }))
  const counted = { areas, quarters: QUARTERS, groups, cells }
  const totals = groups.flatMap(({ id: group }) =>
    QUARTERS.flatMap((quarter) => {
      const range = rangeOf(counted, { quarter, group })
      return range ? [{ quarter, group, ...range }] : []
    }),
  )
  return {
    version: 1,
    releasedOn: '2024-08-31',
    geography: 'ward',
    handling: 'public',
    demonstration: 'Invented incidents',
    ...counted,
    totals,
    borough: [
      ...done('actions.engagement-event', 'Meetings and street days with residents', 25),
      ...done('actions.warrant', 'Warrants carried out', 10),
      ...done('closure-orders.made', 'Closure orders made by a court', 5),
      ...done('actions.tidy-up', 'Clean-ups of streets and shared ground', 15),
    ],
    commitments: [
      promise('Light the passage between the shops and the school', null),
      promise('Name one officer for residents to ask, in every block entrance', '2023Q2', {
        owner: 'Greater Manchester Police',
        outcome: 'Notices up in every entrance',
      }),
      promise('Clear the garages behind the shops and light them', '2023Q3', {
        outcome: 'Done three weeks late',
      }),
      promise('Open the youth room on two evenings a week', null, {
        askedBy: 'board',
        area: areas[3]?.code ?? null,
      }),
      promise('Mend the fence round the playing field', '2024Q1'),
      promise('Hold a street day in each part of the borough', '2024Q2', { outcome: 'Held in all' }),
    ],
    contacts: CONTACTS,
    labels: { place: 'Wigan and Leigh' },
    notes: [
      {
        from: '2022Q2',
        to: null,
        groups: ['anti-social-behaviour'],
        text: 'Reports made on the website are counted too, so more are counted than before',
      },
    ],
    announced: [
      {
        text: '41 closure orders and 312 arrests in the first year',
        on: '2024-06-12',
        source: 'News release of the partnership',
        url: 'https://news.example/first-year',
        why: 'It counts from May to April; this page counts whole quarters and gives ranges.',
      },
    ],
    corrections: [],
    shapes: shapesOf(),
  }
}

/** Eleven areas and three kinds of report, still with every kind of figure; faster to parse as a document. */
export function smallerRelease(): PublicSummary {
  const release = inventedRelease()
  const areas = release.areas.slice(0, 11)
  const groups = release.groups.filter(({ id }) =>
    ['anti-social-behaviour', 'public-order', 'burglary'].includes(id),
  )
  const isIn = ({ area, group }: PublicCell) =>
    areas.some(({ code }) => code === area) && groups.some(({ id }) => id === group)
  return { ...release, areas, groups, cells: release.cells.filter(isIn) }
}

const contact = (id: string, name: string, text: string, reach: { phone?: string; url?: string }) => ({
  id,
  name,
  text,
  phone: reach.phone ?? null,
  url: reach.url ?? null,
})
const CONTACTS: PublicSummary['contacts'] = [
  contact(
    'emergency',
    'In danger, or a crime is happening now',
    'Call the police. If you cannot speak on a mobile, press 55 when you are asked.',
    { phone: '999' },
  ),
  contact('police', 'Not an emergency', 'Report or ask on the website or by live chat, or call.', {
    phone: '101',
    url: 'https://police.example/',
  }),
  contact(
    'crimestoppers',
    'Without giving your name: Crimestoppers',
    'An independent charity, not the police. It never asks your name.',
    { phone: '0800 555 111', url: 'https://crimestoppers.example/' },
  ),
  contact('fearless', 'For young people: Fearless', 'From Crimestoppers; it never asks your name.', {
    url: 'https://fearless.example/',
  }),
  contact(
    'council',
    'Your council or landlord',
    'Noise, rubbish, damage, repairs, trouble with neighbours.',
    { url: 'https://council.example/' },
  ),
  contact(
    'asb-case-review',
    'You have reported it before and nothing changed',
    'Ask for an anti-social behaviour case review.',
    { url: 'https://council.example/case-review' },
  ),
  contact('corrections', 'Corrections', 'Tell us and we will look at it.', {
    url: 'mailto:corrections@council.example',
  }),
]

/**
 * Tests of `holdfast hotspots`: its file, its errors, and Gi* against spdep and against a real month where
 * available.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { toDegrees } from '../../../src/analytics/grid.ts'
import { falseDiscoveryQ } from '../../../src/analytics/small-numbers/false-discovery.ts'
import type { Borough } from '../../../src/domain/borough/borough.ts'
import type { Command } from '../../../src/cli/command.ts'
import { convert } from '../../../src/cli/commands/convert.ts'
import { hotspots } from '../../../src/cli/commands/hotspots.ts'
import { FEW, filesOf, GROUND } from '../../feeds/demonstration-geography.ts'
import { SMALL_BOROUGH } from '../../feeds/small-borough.ts'
import { memoryContext } from '../../cli/memory-context.ts'

const incident = (id: string, occurred: string, category = 'burglary', at = [-2.65, 53.5]) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: at },
  properties: { id, category, occurred },
})
const feedText = (features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features })
const FILES: Readonly<Record<string, string>> = {
  '/feeds/incidents.geojson': feedText([
    ...Array.from({ length: 12 }, (_, i) => incident(`a${i}`, '2024-05-01')),
    incident('b', '2024-06-01', 'burglary', [-2.55, 53.5]),
    incident('c', '2024-05-02', 'drugs'),
    incident('d', '2024-05-02', 'burglary', [-2.45, 53.5]),
  ]),
}

async function run(
  command: Command,
  args: readonly string[],
  {
    files = FILES,
    borough = SMALL_BOROUGH,
  }: { files?: Readonly<Record<string, string>>; borough?: Borough } = {},
) {
  const { context, written, output } = memoryContext(files, () => borough)
  return { code: await command(args, context), written, ...output }
}
/** The incidents do not reach the last of these days. */
const DAYS = ['feeds/incidents.geojson', '--from', '2024-05-01', '--to', '2024-06-30']
const OUT = ['--out', 'squares.geojson']

interface Figures {
  readonly easting: number
  readonly northing: number
  readonly count: number
  readonly density: number
  readonly z: number
  readonly p: number
  readonly q: number
  readonly rank: number
}
interface Read {
  readonly handling: string
  readonly demonstration?: string
  readonly features: readonly { readonly properties: Figures }[]
}
const readBack = (text = ''): Read => JSON.parse(text)
const figuresIn = (text = '') => readBack(text).features.map(({ properties }) => properties)

describe('the file of squares', () => {
  let ran: Awaited<ReturnType<typeof run>>
  let all: readonly Figures[] = []
  beforeAll(async () => {
    ran = await run(hotspots, [...DAYS, ...OUT])
    all = figuresIn(ran.written['/squares.geojson'])
  })

  test('reports what is included and excluded', () => {
    expect(ran.code).toBe(0)
    expect(ran.out).toMatch(
      /^[\d,]+ squares of 150 m, 13 incidents, 1 that patrol itself finds left out, 1 in no square/,
    )
  })
  test('includes empty squares, on the fixed grid, each once', () => {
    expect(all.length).toBeGreaterThan(8000)
    expect(all.every(({ easting, northing }) => easting % 150 === 0 && northing % 150 === 0)).toBe(true)
    expect(new Set(all.map(({ easting, northing }) => `${easting} ${northing}`)).size).toBe(all.length)
    expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(13)
  })
  test('is ranked by Gi*, the occupied square first', () => {
    const ranks = all.map(({ rank }) => rank).toSorted((a, b) => a - b)
    expect(ranks).toEqual(all.map((_, i) => i + 1))
    const first = all.find(({ rank }) => rank === 1)
    expect(first?.count).toBe(12)
    expect(first?.density).toBeCloseTo(12 * 10.61033, 3)
    expect(first?.q).toBeGreaterThan(first?.p ?? 1)
  })
  test('has the keys of the contract and the handling mark', () => {
    expect(Object.keys(all[0] ?? {})).toEqual([
      'easting',
      'northing',
      'count',
      'density',
      'z',
      'p',
      'q',
      'rank',
    ])
    const { handling, demonstration } = readBack(ran.written['/squares.geojson'])
    expect([handling, demonstration]).toEqual(['official-sensitive', undefined])
  })
})

test('supports larger squares, one category, and police-generated offences', async () => {
  const larger = ['--cell', '500', '--category', 'drugs', '--with-police-generated']
  const { code, written } = await run(hotspots, [...DAYS, ...larger, ...OUT])
  expect(code).toBe(0)
  const all = figuresIn(written['/squares.geojson'])
  expect(all.length).toBeLessThan(1000)
  expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(1)
})

test('says which days the incidents reach where the window goes beyond them', async () => {
  const { err } = await run(hotspots, [...DAYS, ...OUT])
  expect(err).toContain('Not all is known: the incidents reach from 1 May 2024 to 1 June 2024.')
  const within = ['feeds/incidents.geojson', '--from', '2024-05-01', '--to', '2024-06-01', ...OUT]
  expect((await run(hotspots, within)).err).not.toContain('Not all is known')
})

test('expands to whole months for monthly incidents, with a message', async () => {
  const months = ['2024-04', '2024-05', '2024-05', '2024-06', '2024-06', '2024-06', '2024-07']
  const byMonth = {
    '/feeds/incidents.geojson': feedText(months.map((month, i) => incident(`m${i}`, month))),
  }
  const counted = async (from: string, to: string) => {
    const args = ['feeds/incidents.geojson', '--from', from, '--to', to, ...OUT]
    const { written, err } = await run(hotspots, args, { files: byMonth })
    const sum = figuresIn(written['/squares.geojson']).reduce((total, { count }) => total + count, 0)
    return { sum, isSaid: err.includes('known by month: the days are 1 May 2024 to 30 June 2024') }
  }
  expect(await counted('2024-05-10', '2024-06-20')).toEqual({ sum: 5, isSaid: true })
  expect(await counted('2024-05-01', '2024-06-30')).toEqual({ sum: 5, isSaid: false })
})

test.each([
  [['--cell', '90'], 2, /whole metres from 100 to 500/],
  [['--cell', 'x'], 2, /whole metres/],
  [['--category', 'piracy'], 2, /--category piracy is none of: anti-social-behaviour/],
  [['--category', 'drugs'], 1, /1 that patrol itself finds were left out: --with-police-generated/],
])('%j exits with %i', async (args, code, says) => {
  const ran = await run(hotspots, [...DAYS, ...args, ...OUT])
  expect([ran.code, ran.written]).toEqual([code, {}])
  expect(ran.err).toMatch(says)
})
test.each([
  [['feeds/incidents.geojson', '--from', '2024-06-30', '--to', '2024-05-01'], 2, /the first not the later/],
  [
    ['feeds/incidents.geojson', '--from', '2020-01-01', '--to', '2020-05-01'],
    1,
    /No incident to count in any square/,
  ],
  [
    ['feeds/nothing.geojson', '--from', '2024-05-01', '--to', '2024-05-01'],
    1,
    /nothing.geojson did not open/,
  ],
  [['--from', '2024-05-01', '--to', '2024-05-01'], 2, /FEED... is missing/],
])('%j exits with %i', async (args, code, says) => {
  const ran = await run(hotspots, [...args, ...OUT])
  expect([ran.code, ran.written]).toEqual([code, {}])
  expect(ran.err).toMatch(says)
})

/** Gi* of some squares from R (spdep), and the counts of all that hold an incident. */
interface Golden {
  readonly counts: readonly (readonly [easting: number, northing: number, count: number])[]
  readonly squares: readonly (readonly [easting: number, northing: number, gi: number])[]
}
test('Gi* over the squares of the borough equals spdep', async () => {
  const { counts, squares } = JSON.parse(readFileSync('tests/golden/gi-star-borough.json', 'utf8')) as Golden
  const features = counts.flatMap(([easting, northing, count]) => {
    const middle = toDegrees({ easting: easting + 75, northing: northing + 75 })
    return Array.from({ length: count }, (_, i) =>
      incident(`${easting}-${northing}-${i}`, '2024-05-01', 'burglary', [...middle]),
    )
  })
  const files = { '/feeds/incidents.geojson': feedText(features) }
  const { written } = await run(hotspots, [...DAYS, ...OUT], { files, borough: GROUND.borough })
  const ours = new Map(
    figuresIn(written['/squares.geojson']).map((one) => [`${one.easting} ${one.northing}`, one]),
  )
  expect(ours.size).toBe(8364)
  expect(squares.length).toBeGreaterThan(400)
  for (const [easting, northing, count] of counts)
    expect([easting, northing, ours.get(`${easting} ${northing}`)?.count]).toEqual([easting, northing, count])
  for (const [easting, northing, gi] of squares)
    expect(ours.get(`${easting} ${northing}`)?.z).toBeCloseTo(gi, 9)
})

test('the file of the demonstration is marked as invented', async () => {
  const files = Object.fromEntries([...filesOf(FEW)].map(([name, text]) => [`/feeds/${name}`, text]))
  const args = ['feeds/incidents.geojson', '--from', '2023-09-01', '--to', '2024-08-31', ...OUT]
  const { written } = await run(hotspots, args, { files, borough: GROUND.borough })
  expect(readBack(written['/squares.geojson'])).toMatchObject({
    handling: 'official',
    demonstration: 'Invented incidents',
  })
})

const street = process.env['HOLDFAST_STREET_CSV']
test('the real month of June 2018: 68 significant squares, by an independent exact p', async ({ skip }) => {
  if (!street) return skip('HOLDFAST_STREET_CSV names no file, so the real month is not ranked')
  const original = { files: { '/street.csv': readFileSync(street, 'utf8') }, borough: GROUND.borough }
  const computed = await run(
    convert,
    ['street.csv', '--kind', 'incidents', '--out', 'incidents.geojson'],
    original,
  )
  const files = { '/incidents.geojson': computed.written['/incidents.geojson'] ?? '' }
  const args = ['incidents.geojson', '--from', '2018-06-01', '--to', '2018-06-30', '--with-police-generated']
  const { code, written } = await run(hotspots, [...args, ...OUT], { ...original, files })
  expect(code).toBe(0)
  const all = figuresIn(written['/squares.geojson'])
  expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(3045)
  expect(all.filter(({ count }) => count === 0).length / all.length).toBeCloseTo(0.87, 2)
  expect(all.filter(({ q }) => q <= 0.05)).toHaveLength(68)
  for (const { p, reported } of byHand(all)) expect(reported).toBeCloseTo(p, 9)
  // Gi without the square's own count would find 47: an isolated cluster of reports would be missed.
  const round = falseDiscoveryQ(byHand(all, false).map(({ p }) => p))
  expect(round.filter((q) => q <= 0.05)).toHaveLength(47)
})

/**
 * Exact p of each square by polynomials: the distribution of one count to the power of the number of squares
 * summed.
 */
function byHand(
  all: readonly Figures[],
  isOwnCounted = true,
): readonly { readonly p: number; readonly reported: number }[] {
  const counts = new Map(all.map(({ easting, northing, count }) => [`${easting} ${northing}`, count]))
  const one = Array.from(
    { length: Math.max(...counts.values()) + 1 },
    (_, count) => all.filter((each) => each.count === count).length / all.length,
  )
  const powers = [[1]]
  while (powers.length < 10) powers.push(product(powers.at(-1) ?? [], one))
  const steps = [-150, 0, 150]
  return all.map(({ easting, northing, p }) => {
    const near = steps
      .flatMap((x) => steps.map((y) => [x, y] as const))
      .filter(([x, y]) => isOwnCounted || x !== 0 || y !== 0)
      .map(([x, y]) => counts.get(`${easting + x} ${northing + y}`))
    const sums = near.filter((count) => count !== undefined)
    const sum = sums.reduce((total, count) => total + count, 0)
    return {
      reported: p,
      p: (powers[sums.length] ?? []).slice(sum).reduce((total, chance) => total + chance, 0),
    }
  })
}

function product(a: readonly number[], b: readonly number[]): number[] {
  const computed = Array.from({ length: a.length + b.length - 1 }, () => 0)
  for (const [i, x] of a.entries())
    for (const [j, y] of b.entries()) computed[i + j] = (computed[i + j] ?? 0) + x * y
  return computed
}

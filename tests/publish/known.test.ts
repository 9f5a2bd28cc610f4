/** Quarters and figures that the feeds do not cover are left out of a release, with the reason. */
import { describe, expect, it } from 'vitest'
import { dayNumber, isoDay } from '../../src/domain/day.ts'
import { EMPTY_LEDGER } from '../../src/publish/ledger/ledger.ts'
import { prepareRelease } from '../../src/publish/release.ts'
import { spanOfQuarter } from '../../src/publish/counting/quarters.ts'
import { type Invention, inventedDataset, QUARTERS } from './invented-release.ts'

const release = async (invention: Invention) =>
  prepareRelease(await inventedDataset(invention), EMPTY_LEDGER, null)
async function prepared(invention: Invention) {
  const result = await release(invention)
  if (result.kind === 'failed') throw new Error(result.what)
  return result
}

const entry = (id: string, kind: string, more: object = {}) => ({
  id,
  kind,
  url: `${id}.geojson`,
  source: 'invented',
  licence: 'invented',
  handling: 'official',
  ...more,
})
const action = (id: string, partner: string, type: string, on: string) => ({
  type: 'Feature',
  geometry: null,
  properties: { id, type, on, partner, area: 'A1' },
})
/** One action a week from January 2023, for a number of weeks. */
const weekly = (partner: string, type: string, weeks: number) =>
  Array.from({ length: weeks }, (_, week) =>
    action(`${partner}${week}`, partner, type, isoDay(dayNumber(spanOfQuarter('2023Q1').from + week * 7))),
  )

describe('a quarter that an incidents feed does not cover', () => {
  it('is left out where the feed says that it begins later', async () => {
    const feeds = [
      entry('incidents', 'incidents', { covers: { from: '2023-02-10' } }),
      entry('areas', 'areas'),
    ]
    const { summary, leftOut } = await prepared({ more: { feeds } })
    expect(summary.quarters).toEqual(QUARTERS.slice(1))
    expect(leftOut).toContainEqual({ what: '2023Q1', why: 'The feed incidents begins on 10 February 2023.' })
  })
  it('is left out where one of two feeds has gone quiet', async () => {
    const council = weekly('council', 'x', 52).map(({ properties: { id, on } }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [-2.69, 53.5] },
      properties: { id, category: 'anti-social-behaviour', occurred: on },
    }))
    const feeds = [entry('incidents', 'incidents'), entry('council', 'incidents'), entry('areas', 'areas')]
    const { summary, leftOut } = await prepared({ more: { feeds }, feeds: { council } })
    expect(summary.quarters).toEqual(['2023Q1', '2023Q2', '2023Q3'])
    expect(leftOut).toContainEqual({
      what: '2024Q1',
      why: 'The feed council has been quiet since 24 December 2023.',
    })
  })
})

describe('a figure of the borough', () => {
  const actions = [
    ...weekly('gmp', 'arrest', 90),
    ...weekly('charity', 'engagement-event', 52),
    ...weekly('gmfrs', 'school-session', 90),
  ]
  it('is left out of quarters in which one of its partners is quiet', async () => {
    const { summary, leftOut } = await prepared({ feeds: { actions } })
    const quartersOf = (id: string) =>
      summary.borough.filter((each) => each.id === id).map(({ quarter }) => quarter)
    expect(quartersOf('actions.arrest')).toEqual(QUARTERS)
    expect(quartersOf('engagement')).toEqual(['2023Q1', '2023Q2', '2023Q3'])
    expect(leftOut.map(({ what }) => what)).toContain('Events and school sessions with residents, 2024Q2')
    expect(leftOut.find(({ what }) => what.endsWith('residents, 2024Q2'))?.why).toMatch(
      /quiet in the feed actions since 24 December 2023\.$/,
    )
  })
  it('has each sentence of its reason once, however many partners it concerns', async () => {
    const gap = (from: number) => (_: unknown, week: number) => week < from || week > from + 12
    const gapped = [
      ...weekly('gmp', 'arrest', 90).filter(gap(40)),
      ...weekly('charity', 'engagement-event', 52).filter(gap(40)),
      ...weekly('gmfrs', 'school-session', 60).filter(gap(40)),
    ]
    const { leftOut } = await prepared({ feeds: { actions: gapped } })
    const whys = leftOut.filter(({ what }) => what.startsWith('Events and school')).map(({ why }) => why)
    expect(whys.some((why) => why.includes('holds no row from'))).toBe(true)
    for (const why of whys) {
      const sentences = why.split(/(?<=\.) /)
      expect(sentences).toEqual([...new Set(sentences)])
    }
  })
})

describe('a feed of which most rows were set aside', () => {
  it('gives no figure, as it would be too low', async () => {
    const actions = Array.from({ length: 10 }, (_, row) =>
      action(`a${row}`, row > 0 ? '' : 'gmp', 'arrest', '2023-02-01'),
    )
    const { summary, leftOut } = await prepared({ feeds: { actions } })
    expect(summary.borough).toEqual([])
    expect(leftOut.find(({ what }) => what.startsWith('Arrests, '))?.why).toContain(
      '9 of 10 rows of the feed actions were set aside.',
    )
  })
})

describe('commitments', () => {
  const commitment = {
    type: 'Feature',
    geometry: null,
    properties: {
      id: 'c',
      agreed: '2023-02-01',
      text: 'Mend the lights',
      owner: 'Council',
      due: '2023-05-01',
      public: true,
    },
  }
  it('are not known where no feed gives them', async () => {
    const { summary, leftOut } = await prepared({})
    expect(summary.notKnown).toEqual(['commitments'])
    expect(leftOut).toContainEqual({
      what: 'Commitments, which the page says are not all known',
      why: 'There is no feed of commitments.',
    })
  })
  it('are of a published area, of one place that is not named, or of the whole place', async () => {
    const at = (id: string, where: object) => ({
      ...commitment,
      properties: { ...commitment.properties, id, ...where },
    })
    const feed = [
      at('a', { area: 'A1' }),
      at('b', { site: 's' }),
      at('c', { area: 'elsewhere' }),
      at('d', {}),
    ]
    const { summary } = await prepared({ feeds: { commitments: feed } })
    expect(summary.commitments.map(({ area, isLocal }) => [area, isLocal])).toEqual([
      ['A1', undefined],
      [null, true],
      [null, true],
      [null, undefined],
    ])
    expect(JSON.stringify(summary.commitments)).not.toContain('elsewhere')
  })
  it('are known where a feed gives them', async () => {
    const { summary, leftOut } = await prepared({ feeds: { commitments: [commitment] } })
    expect(summary.commitments).toHaveLength(1)
    expect(summary.notKnown).toBeUndefined()
    expect(leftOut.filter(({ what }) => what.startsWith('Commitments'))).toEqual([])
  })
})

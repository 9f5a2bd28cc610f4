/** Unique words and places in every field of every feed, searched for in every byte that is published. */
import { describe, expect, test } from 'vitest'
import { EMPTY_LEDGER } from '../../src/publish/ledger/ledger.ts'
import { prepareRelease } from '../../src/publish/release.ts'
import { noticeOf } from '../../src/publish/texts/public-texts.ts'
import { filesOf as releaseFiles } from '../../src/cli/commands/publish.ts'
import { pageWriterWith } from '../../src/cli/publishing/public-files.ts'
import { datasetOf, textOf } from '../feeds/demonstration-geography.ts'
import { type Feature, CANARY, PLACE, QUOTED, ordinary, plantedCount, plantedFiles } from './planted-feeds.ts'

describe('a release of feeds full of canaries', async () => {
  const dataset = await datasetOf(plantedFiles)
  const release = prepareRelease(dataset, EMPTY_LEDGER, null)
  if (release.kind === 'failed') throw new Error(release.what)
  const writePage = pageWriterWith(() => Promise.resolve([]))
  const { summary } = release
  const notice = noticeOf(summary, { on: '2024-09-30', reason: 'An example' })
  const out = [...(await releaseFiles(summary, writePage)), ...(await writePage(notice))].map(
    ({ name, contents }) => ({
      name,
      text: typeof contents === 'string' ? contents : new TextDecoder().decode(contents),
    }),
  )
  const rows = [...plantedFiles].flatMap(([name, text]) =>
    name.endsWith('.geojson') ? (JSON.parse(text) as { readonly features: readonly Feature[] }).features : [],
  )

  test('is complete, and every kind of feed was read', () => {
    expect(plantedCount).toBeGreaterThan(20_000)
    expect(dataset.failures).toEqual([])
    for (const { feed, shown } of dataset.reports) expect(shown, feed).toBeGreaterThan(0)
    expect(JSON.stringify([dataset.sites, dataset.orders, dataset.hotspots, dataset.actions])).toContain(
      'cnry',
    )
    expect(summary.cells).toHaveLength(40 * 11 * 7)
    expect(summary.commitments.length).toBeGreaterThan(8)
    expect(out.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['summary.json', 'figures.csv', 'index.html']),
    )
  })
  test('contains quoted figures as residents are to read them, with their day in the summary only', () => {
    expect(summary.announced).toEqual([{ ...QUOTED, url: null }])
    expect(out.find(({ name }) => name === 'index.html')?.text).toContain(QUOTED.text)
  })
  test('contains no canary', () => {
    for (const { name, text } of out) expect(CANARY.exec(text)?.[0], name).toBeUndefined()
  })
  test('contains no position', () => {
    for (const { name, text } of out) {
      expect(PLACE.exec(text)?.[0], name).toBeUndefined()
    }
  })
  test('contains no day but that of the release and of meetings to come, and no time', () => {
    const meetings = summary.teams?.map(({ nextMeeting }) => nextMeeting?.on ?? '') ?? []
    const known = [summary.releasedOn, notice.retractedOn, QUOTED.on, ...meetings]
    for (const { name, text } of out) {
      const days = [...text.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)].map(([day]) => day)
      expect(
        days.filter((day) => !known.includes(day)),
        name,
      ).toEqual([])
      // An Atom feed states its days as midnights.
      const times = text.replaceAll('T00:00:00Z<', '<')
      expect(/\d{2}:\d{2}:\d{2}/.exec(times)?.[0], name).toBeUndefined()
    }
  })
  test('contains no street, no site, no name of an order, and no id', () => {
    const told = (kind: string) =>
      JSON.parse(textOf(ordinary, `${kind}.geojson`)) as { readonly features: readonly Feature[] }
    const texts = [
      ...told('incidents').features.map(({ properties }) => properties['location']),
      ...told('sites').features.flatMap(({ properties }) => [properties['name'], properties['id']]),
      ...told('patrol-hotspots').features.flatMap(({ properties }) => [properties['name'], properties['id']]),
      ...told('closure-orders').features.map(({ properties }) => properties['id']),
    ].filter((text): text is string => typeof text === 'string' && text.length > 4)
    const unique = [...new Set(texts)]
    expect(unique.length).toBeGreaterThan(300)
    for (const { name, text } of out)
      expect(
        unique.filter((each) => text.includes(each)),
        name,
      ).toEqual([])
    expect(rows.length).toBeGreaterThan(4000)
  })
})

/** Parts of an address that the data do not contain are dropped with a notice. */
import { beforeAll, describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { decodeBorough } from '../../src/domain/borough/decode.ts'
import { parseDay } from '../../src/domain/day.ts'
import { dayWords, spanWords } from '../../src/measures/sentences.ts'
import { catalogueOf, settledView, windowOf, type Catalogue } from '../../src/state/catalogue.ts'
import { INITIAL_VIEW } from '../../src/state/view.ts'
import { makeWorkerApi } from '../../src/worker/worker-api.ts'
import { fetchFrom, incidentsText, MANIFEST } from '../worker/invented-feeds.ts'
import { PLACE } from '../domain/shipped-place.ts'

const borough = decodeBorough(JSON.parse(readFileSync('data/place/borough.json', 'utf8')))
const files = { 'manifest.json': JSON.stringify(MANIFEST), 'incidents.geojson': incidentsText(400) }

describe('a settled View', () => {
  let catalogue: Catalogue

  beforeAll(async () => {
    const room = makeWorkerApi({
      fetchResponse: fetchFrom(files),
      fetchPlace: () => Promise.resolve(PLACE),
      fetchBorough: () => Promise.resolve(borough),
    })
    const request = {
      manifestUrl: 'http://localhost/feeds/manifest.json',
      placeUrl: 'place.json',
      boroughUrl: 'borough.json',
    }
    const opened = await room.open(request, () => {})
    if (opened.kind === 'failed') throw new Error(opened.what)
    catalogue = catalogueOf(opened.known, opened)
  })

  test('keeps what the data contain, without a notice', () => {
    const view = {
      ...INITIAL_VIEW,
      categories: ['burglary'],
      areas: ['E05014989'],
      from: parseDay('2024-02-01'),
    }
    expect(settledView(view, catalogue)).toEqual({ view, notices: [] })
  })

  test('drops an unavailable category, area and days, with a notice for each', () => {
    const view = {
      ...INITIAL_VIEW,
      categories: ['burglery'],
      areas: ['E99999999', 'E05014989'],
      from: parseDay('2019-01-01'),
      to: parseDay('2019-12-31'),
    }
    const settled = settledView(view, catalogue)
    expect(settled.view).toMatchObject({ categories: null, areas: ['E05014989'], from: null, to: null })
    expect(settled.notices).toHaveLength(2)
    expect(settled.notices[0]).toContain('burglery')
  })

  test('says where the data begin and end where the window reaches beyond them', () => {
    const { dataDays } = catalogue
    const beyond = { ...INITIAL_VIEW, from: parseDay('2019-01-01'), to: parseDay('2030-01-01') }
    const settled = settledView(beyond, catalogue)
    expect(settled.view).toEqual(beyond)
    expect(settled.notices).toEqual([
      `The data begin on ${dayWords(dataDays.from)}, and so does the window.`,
      `The data end on ${dayWords(dataDays.to)}, and so does the window.`,
    ])
    const outside = { ...beyond, to: parseDay('2019-12-31') }
    expect(settledView(outside, catalogue).notices).toEqual([
      `The data run from ${spanWords(dataDays)}, not over the days asked for; the usual window is shown.`,
    ])
    const noIncidents = { ...catalogue, index: { ...catalogue.index, count: 0 } }
    for (const view of [beyond, outside])
      expect(settledView(view, noIncidents).notices).toEqual([
        `No incidents are open, so the window keeps to ${spanWords(dataDays)}.`,
      ])
  })

  test('names what is chosen and not in the data, and keeps it for a later feed', () => {
    const sites = { ...catalogue, reports: [{ ...catalogue.reports[0], kind: 'sites' }] } as Catalogue
    const gone = { ...INITIAL_VIEW, chosen: { kind: 'site', id: 'gone' } } as const
    expect(settledView(gone, sites)).toEqual({
      view: gone,
      notices: ['The data hold no site “gone”, which the address asks for.'],
    })
    // No feed of sites is open.
    expect(settledView(gone, catalogue).notices).toEqual([])
    const ward = { ...INITIAL_VIEW, chosen: { kind: 'ward', id: 'E05014989' } } as const
    expect(settledView(ward, catalogue).notices).toEqual([])
    const nowhere = { ...INITIAL_VIEW, chosen: { kind: 'ward', id: 'E99999999' } } as const
    expect(settledView(nowhere, catalogue).notices[0]).toContain('no area “E99999999”')
  })

  test('says where the last meeting is not before the day looked back from', () => {
    const { asOf } = catalogue.manifest
    const settled = settledView({ ...INITIAL_VIEW, since: asOf }, catalogue)
    expect(settled.notices).toEqual([
      `The address names a last meeting on ${dayWords(asOf)}, which is not before ${dayWords(asOf)}; the board lists the changes of one month.`,
    ])
    const before = { ...INITIAL_VIEW, since: parseDay('2023-12-01') }
    expect(settledView(before, catalogue).notices).toEqual([])
  })

  test('allows an empty selection of categories', () => {
    expect(settledView({ ...INITIAL_VIEW, categories: [] }, catalogue).view.categories).toEqual([])
  })

  test('has a window of whole months where only months are known', () => {
    const view = { ...INITIAL_VIEW, from: parseDay('2024-02-10'), to: parseDay('2024-03-20') }
    expect(windowOf(view, { ...catalogue, monthsOnly: true })).toEqual({
      from: parseDay('2024-02-01'),
      to: parseDay('2024-03-31'),
    })
  })
})

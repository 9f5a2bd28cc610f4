/** Adapting a View to renewed data: requested areas are restored when available, and a moved cluster is followed. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { decodeBorough } from '../../../src/domain/borough/decode.ts'
import { dayNumber, parseDay } from '../../../src/domain/day.ts'
import { catalogueOf, settledView, type Catalogue } from '../../../src/state/catalogue.ts'
import { clusterId, nodeOf } from '../../../src/state/chosen-cluster.ts'
import { carriedOverView } from '../../../src/state/effects/carried-over-view.ts'
import { INITIAL_VIEW, type View } from '../../../src/state/view.ts'
import { makeWorkerApi } from '../../../src/worker/worker-api.ts'
import { fetchFrom, incidentsText, MANIFEST } from '../../worker/invented-feeds.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const borough = decodeBorough(JSON.parse(readFileSync('data/place/borough.json', 'utf8')))

async function catalogueWith(count: number): Promise<Catalogue> {
  const files = { 'manifest.json': JSON.stringify(MANIFEST), 'incidents.geojson': incidentsText(count) }
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
  return catalogueOf(opened.known, opened)
}

describe('a View on renewed data', () => {
  let before: Catalogue
  let after: Catalogue

  beforeAll(async () => {
    before = await catalogueWith(40)
    after = await catalogueWith(44)
  })

  const carried = (view: View, from: Catalogue, to: Catalogue) => {
    const settled = settledView(view, from).view
    return carriedOverView(settled, { before: from, after: to, address: { requested: view, settled } })
  }

  test('is unchanged, with identical lists, if the data contain all of it', () => {
    const view: View = {
      ...INITIAL_VIEW,
      from: parseDay('2024-02-01'),
      to: parseDay('2024-03-01'),
      categories: ['burglary'],
      areas: ['E05014989'],
      camera: { longitude: -2.6, latitude: 53.5, zoom: 13 },
      chosen: { kind: 'ward', id: 'E05014989' },
    }
    const settled = settledView(view, before).view
    const next = carriedOverView(settled, { before, after, address: { requested: view, settled } })
    expect(next).toEqual({ view: settled, notices: [] })
    expect(next.view.areas).toBe(settled.areas)
    expect(next.view.categories).toBe(settled.categories)
  })

  test('restores an area of the address that has become available, unless another was selected since', () => {
    const late: Catalogue = { ...before, areas: [] }
    const view: View = { ...INITIAL_VIEW, areas: ['E05014989'] }
    expect(carried(view, late, after).view.areas).toEqual(['E05014989'])

    const settled = settledView(view, late).view
    const chosenSince = { ...settled, areas: [] }
    const change = { before: late, after, address: { requested: view, settled } }
    expect(carriedOverView(chosenSince, change).view.areas).toEqual([])
  })

  test('restores days of the address that the data did not reach, and says where renewed data begin', () => {
    const { dataDays } = before
    const short: Catalogue = { ...before, dataDays: { ...dataDays, from: dataDays.to } }
    const view: View = { ...INITIAL_VIEW, from: dataDays.from, to: dayNumber(dataDays.from + 5) }
    expect(settledView(view, short).view.from).toBeNull()
    expect(carried(view, short, before)).toMatchObject({
      view: { from: view.from, to: view.to },
      notices: [],
    })

    const open: View = { ...INITIAL_VIEW, from: dataDays.from }
    expect(carried(open, before, short).view.from).toBe(open.from)
    expect(carried(open, before, short).notices.join()).toContain('The data begin on')
    expect(carried(view, before, short).view).toMatchObject({ from: null, to: null })
  })

  test('reports what the data lack, and keeps the days of the window', () => {
    const fewer: Catalogue = { ...after, areas: [] }
    const view: View = { ...INITIAL_VIEW, areas: ['E05014989'], from: parseDay('2024-02-01') }
    const next = carried(view, before, fewer)
    expect(next.view).toMatchObject({ areas: [], from: parseDay('2024-02-01') })
    expect(next.notices.join()).toContain('E05014989')
  })

  test('follows a selected cluster that moved, and keeps one that did not', () => {
    const node = [...before.index.expandsAt].findIndex(
      (_, at) => nodeOf(after.index, clusterId(before.index, at)) === null,
    )
    expect(node).toBeGreaterThanOrEqual(0)
    const moved: View = {
      ...INITIAL_VIEW,
      chosen: { kind: 'cluster', id: clusterId(before.index, node) },
    }
    const { chosen } = carried(moved, before, after).view
    const next = nodeOf(after.index, chosen?.id ?? '')
    expect(next).not.toBeNull()
    expect(after.index.expandsAt[next ?? -1]).toBe(before.index.expandsAt[node])
    expect(carried(moved, before, before).view.chosen).toEqual(moved.chosen)
  })
})

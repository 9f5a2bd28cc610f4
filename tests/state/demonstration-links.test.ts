/** Everything that can be chosen or filtered by in the demonstration survives its own address. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Catalogue } from '../../src/state/catalogue.ts'
import { settledView, siteOf } from '../../src/state/catalogue.ts'
import { clusterId } from '../../src/state/chosen-cluster.ts'
import { fragmentOf, viewOf } from '../../src/state/permalink.ts'
import { CHOSEN_KINDS, INITIAL_VIEW, RANKING, type Chosen, type View } from '../../src/state/view.ts'
import { demonstrationDataset } from '../board/demonstration-dataset.ts'
import { span } from '../measures/invented-dataset.ts'
import { openStore } from './open-store.ts'

let catalogue: Catalogue
beforeAll(async () => {
  const dataset = await demonstrationDataset({ incidentsAMonth: 300 })
  const opened = openStore(dataset, { window: span('2023-05-01', '2023-08-31') }).getState().catalogue
  if (!opened) throw new Error('no data are open')
  catalogue = opened
})

/** The View after its address is written, read, and limited to the data; fails on any notice. */
function reopened(change: Partial<View>): View {
  const { view, notices } = viewOf(`#${fragmentOf({ ...INITIAL_VIEW, ...change })}`)
  const settled = settledView(view, catalogue)
  expect([...notices, ...settled.notices]).toEqual([])
  return settled.view
}

const idsOf = (): Readonly<Record<Chosen['kind'], readonly string[]>> => ({
  cluster: [...catalogue.index.expandsAt.keys()].filter((node) => node % 50 === 0).map(nodeId),
  order: catalogue.orders.map(({ id }) => id),
  hotspot: catalogue.hotspots.map(({ id }) => id),
  site: catalogue.sites.map(({ id }) => id),
  ward: catalogue.areas.map(({ code }) => code),
  ranking: [RANKING.id],
  place: ['356400-402000-150', '363000-399900-75'],
})
const nodeId = (node: number) => clusterId(catalogue.index, node)

describe('an address of the demonstration', () => {
  test.each(CHOSEN_KINDS)('keeps each chosen %s', (kind) => {
    const ids = idsOf()[kind]
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids) expect(reopened({ chosen: { kind, id } }).chosen).toEqual({ kind, id })
  })
  test('keeps each area, site and category, alone and together', () => {
    const areas = [...catalogue.areas.map(({ code }) => code), ...catalogue.sites.map(({ id }) => id)]
    for (const area of areas) expect(reopened({ areas: [area] }).areas).toEqual([area])
    const categories = catalogue.categories.map(({ id }) => id)
    expect(reopened({ areas, categories })).toMatchObject({ areas, categories })
  })
  test('shows site D again, whether it is chosen or filtered by', () => {
    const { sites } = catalogue
    for (const { id } of sites) {
      expect(siteOf(reopened({ chosen: { kind: 'site', id } }), sites)?.id).toBe(id)
      expect(siteOf(reopened({ areas: [id] }), sites)?.id).toBe(id)
    }
    expect(sites.map(({ id }) => id)).toContain('site-d')
  })
  test('keeps each level that has areas, and names one that has none', () => {
    expect(reopened({ level: 'msoa' }).level).toBe('msoa')
    expect(settledView({ ...INITIAL_VIEW, level: 'beat' }, { ...catalogue, areas: [] }).notices).toEqual([
      'The data hold no areas of the level “beat” to list; the usual level is shown.',
    ])
  })
})

/** Selections follow changes of the data: boundaries, hours, categories and police-generated categories. */
import { expect, test } from 'vitest'
import * as maths from '../../src/analytics/selection.ts'
import type { Catalogue } from '../../src/state/catalogue.ts'
import { selectionMaker } from '../../src/state/selection.ts'
import { INITIAL_VIEW, type View } from '../../src/state/view.ts'
import { datasetOf, IN_SITE, siteWith, span, WEST } from '../measures/invented-dataset.ts'
import { openStore } from './open-store.ts'

const DATASET = datasetOf(
  [
    { on: '2024-01-10', at: IN_SITE, times: 3 },
    { on: '2024-01-11', at: WEST, times: 5 },
    { on: '2024-01-12', at: WEST, category: 'drugs', times: 2 },
  ],
  { sites: [siteWith()] },
)
const opened = openStore(DATASET, { window: span('2024-01-01', '2024-08-31') }).getState().catalogue
if (!opened) throw new Error('no data are open')
const CATALOGUE: Catalogue = opened

const make = () => selectionMaker(() => maths)
type Selecting = ReturnType<typeof make>
const counted = (select: Selecting, view: Partial<View>, catalogue = CATALOGUE) => {
  const { chosen, category } = select({ ...INITIAL_VIEW, ...view }, catalogue)
  return [...category].filter((of) => chosen[of] === 1).length
}
const [site] = CATALOGUE.sites
const [west] = CATALOGUE.areas
if (!site || !west) throw new Error('no site or ward')

test('a site with a renewed boundary counts what lies inside the new one', () => {
  const select = make()
  const after = { ...CATALOGUE, sites: [{ ...site, shape: west.shape }] }
  expect(counted(select, { areas: [site.id] })).toBe(3)
  expect(counted(select, { areas: [site.id] }, after)).toBe(10)
  expect(counted(make(), { areas: [site.id] }, after)).toBe(10)
})

test('adding or removing an area changes the selection', () => {
  const select = make()
  const both = [site.id, west.code]
  expect(counted(select, { areas: [site.id] })).toBe(3)
  expect(counted(select, { areas: both })).toBe(10)
  expect(counted(select, { areas: [site.id] })).toBe(3)
})

test('police-generated incidents follow the categories of the data', () => {
  const select = selectionMaker(() => maths, true)
  const others = CATALOGUE.categories.map((category) => ({ ...category, policeGenerated: false }))
  expect(counted(select, {})).toBe(8)
  expect(counted(select, {}, { ...CATALOGUE, categories: others })).toBe(10)
})

test('selected categories are matched by id, in any order', () => {
  const select = make()
  const view = { categories: ['drugs'] }
  expect(counted(select, view)).toBe(2)
  const turned = { ...CATALOGUE, categories: CATALOGUE.categories.toReversed() }
  const at = turned.categories.findIndex(({ id }) => id === 'drugs')
  const { chosen } = select({ ...INITIAL_VIEW, ...view }, turned)
  expect([...chosen].flatMap((flag, i) => (flag === 1 ? [i] : []))).toEqual([at])
})

test('an unchanged selection is not recomputed', () => {
  const select = make()
  const view = { ...INITIAL_VIEW, areas: [site.id], hours: null }
  const first = select(view, CATALOGUE)
  const again = select({ ...view, areas: [site.id] }, { ...CATALOGUE })
  expect(again.category).toBe(first.category)
  expect(again.chosen).toBe(first.chosen)
})

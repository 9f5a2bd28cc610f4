/** The scope of the View's numbers names what was chosen as the page shows it. */
import { expect, test } from 'vitest'
import { scopeSentence } from '../../src/measures/scope.ts'
import type { Catalogue } from '../../src/state/catalogue.ts'
import { placesRequestOf } from '../../src/state/questions/questions-of.ts'
import { boardScopeOf, clusterScopeOf, placesScopeOf, scopeOf } from '../../src/state/scope-of.ts'
import { INITIAL_VIEW, type View } from '../../src/state/view.ts'
import { datasetOf, IN_SITE, siteWith, span, WEST } from '../measures/invented-dataset.ts'
import { openStore } from './open-store.ts'

const WINDOW = span('2024-03-01', '2024-05-31')
const DATASET = datasetOf(
  [
    { on: '2023-01-10', at: IN_SITE },
    { on: '2024-08-31', at: WEST },
  ],
  {
    sites: [siteWith()],
  },
)
const opened = openStore(DATASET, { window: WINDOW }).getState().catalogue
if (!opened) throw new Error('no data are open')
const CATALOGUE: Catalogue = opened
const [site] = CATALOGUE.sites
const [west] = CATALOGUE.areas
if (!site || !west) throw new Error('no site or ward')

const viewWith = (part: Partial<View>): View => ({ ...INITIAL_VIEW, ...WINDOW, ...part })
const sentenceOf = (part: Partial<View>) => scopeSentence(scopeOf(viewWith(part), CATALOGUE))
const DAYS = '1 March 2024 to 31 May 2024'
const ALL = CATALOGUE.categories.map(({ id }) => id)
const inGroup = (group: string) =>
  CATALOGUE.categories.filter((category) => category.group === group).map(({ id }) => id)

test('without filters, measure and days', () => {
  expect(sentenceOf({})).toBe(`Incidents, ${DAYS}.`)
})

test('the days compared with, only where the data cover them', () => {
  expect(sentenceOf({ base: 'year' })).toBe(`Incidents, ${DAYS}, compared with 1 March 2023 to 31 May 2023.`)
  expect(sentenceOf({ base: '2019-01-01..2019-03-31' })).toBe(`Incidents, ${DAYS}.`)
})

test('areas and sites by name, without a code that the data do not hold: no number is restricted by it', () => {
  expect(sentenceOf({ areas: [west.code, site.id, 'E000'] })).toBe(
    `Incidents, ${DAYS}; only in ${west.name}, ${site.name}.`,
  )
})

test.each([
  [['anti-social-behaviour'], 'only anti-social behaviour'],
  [['drugs', 'burglary'], 'only burglary, drugs'],
  [inGroup('theft'), 'only theft and burglary'],
  [inGroup('other'), 'only drugs, other crime'],
  [ALL.filter((id) => id !== 'drugs'), 'without drugs'],
  [ALL.filter((id) => !inGroup('violence').includes(id)), 'without violence and disorder'],
  [[], 'only no category'],
])('the categories %j read: %s', (categories, words) => {
  expect(sentenceOf({ categories })).toBe(`Incidents, ${DAYS}; ${words}.`)
  const { categories: labels } = scopeOf(viewWith({ categories }), CATALOGUE)
  expect(labels).toHaveLength(categories.length)
})

test.each([
  ['fri-sat:18-23', 'Fri and Sat, 18:00 to 23:00'],
  ['mon-sun:0-24', 'any hour that is known'],
])('the hours %s read: %s', (hours, words) => {
  expect(sentenceOf({ hours })).toBe(`Incidents, ${DAYS}; ${words}.`)
})

test('places and clusters take the filters of the answer they stand in, and are not compared', () => {
  const view = viewWith({ base: 'year', hours: 'fri:18-23', categories: ['drugs'], areas: [west.code] })
  const request = placesRequestOf({ ...view, by: 'harm' }, WINDOW)
  const filters = `${DAYS}; Fri, 18:00 to 23:00; only drugs; only in ${west.name}`
  expect(scopeSentence(placesScopeOf(request, CATALOGUE))).toBe(
    `Harm, ${filters}; without what patrol itself finds.`,
  )
  expect(scopeSentence(placesScopeOf({ ...request, leavesOutFound: false }, CATALOGUE))).toBe(
    `Harm, ${filters}.`,
  )
  expect(scopeSentence(clusterScopeOf({ ...view, window: WINDOW }, CATALOGUE))).toBe(`Incidents, ${filters}.`)
})

test('the board takes window and baseline alone, the usual one where none is chosen', () => {
  const view = viewWith({ hours: 'fri:18-23', categories: ['drugs'], areas: [west.code] })
  expect(scopeSentence(boardScopeOf(view, CATALOGUE))).toBe(
    `Crimes and ASB, ${DAYS}, compared with 1 March 2023 to 31 May 2023.`,
  )
})

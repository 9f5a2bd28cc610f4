/** The line of sources under the map: streets and a custom base map are credited while they are shown. */
import { expect, test } from 'vitest'
import { makeStore } from '../../src/state/store.ts'
import { mapSources } from '../../src/team/use-custom-base.ts'
import { PLACE } from '../domain/shipped-place.ts'

const { line } = PLACE.attribution
const state = makeStore().getState()

test('streets are credited once they are loaded', () => {
  expect(mapSources(state, PLACE)).toBe(line)
  const streets = { kind: 'open', list: [] } as const
  expect(mapSources({ ...state, streets }, PLACE)).toBe(`${line}; data.police.uk`)
})
test('a custom base map is credited after them, while it is shown', () => {
  const customBase = { kind: 'open', attribution: 'Invented surveyors' } as const
  expect(mapSources({ ...state, customBase }, PLACE)).toBe(`${line}; Invented surveyors`)
  const view = { ...state.view, layers: ['plain'] as const }
  expect(mapSources({ ...state, customBase, view }, PLACE)).toBe(line)
})

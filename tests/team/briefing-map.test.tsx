// @vitest-environment jsdom
/** The map of the printed briefing: roads fade outside the borough instead of ending in a cut. */
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { StoreContext } from '../../src/state/context.tsx'
import { Briefing } from '../../src/team/plan/Briefing.tsx'
import { PLACE } from '../domain/shipped-place.ts'
import { BOROUGH, ROADS } from '../map/sample-map.ts'
import { span } from '../measures/invented-dataset.ts'
import { fridays, planFor } from '../measures/planning/invented-shift.ts'
import { openStore } from '../state/open-store.ts'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
afterEach(cleanup)

test('paper covers the roads more and more outside the borough, below the walk', () => {
  const store = openStore(fridays(), { window: span('2024-06-01', '2024-08-29') })
  store.setState({ geography: { place: PLACE, borough: BOROUGH, roads: ROADS } })
  render(
    <StoreContext value={store}>
      <Briefing plan={planFor({})} />
    </StoreContext>,
  )
  const [map] = screen.getAllByRole('img', { name: /^Map of crew/ })
  const bands = [...(map?.querySelectorAll('path') ?? [])]
  const opacities = bands.map((band) => Number(band.getAttribute('opacity')))
  expect(opacities.length).toBeGreaterThan(5)
  expect(opacities.at(-1)).toBe(1)
  expect(bands.every((band) => /^M[-\d.]+,[-\d.]+ .*Z$/.test(band.getAttribute('d') ?? ''))).toBe(true)
  const all = [...(map?.children ?? [])]
  const walk = all.findIndex((element) => element.hasAttribute('data-pattern'))
  expect(bands.every((band) => all.indexOf(band) < walk)).toBe(true)
})

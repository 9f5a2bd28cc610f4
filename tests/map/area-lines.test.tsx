// @vitest-environment jsdom
/** Lines of beats and other areas of a feed: their switch, their place in the scene, the base map and the legend. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { afterEach, describe, expect, test } from 'vitest'
import { LEVELS, type Area, type Level } from '../../src/domain/area.ts'
import { dayNumber } from '../../src/domain/day.ts'
import { baseMapUpdater } from '../../src/map/base/base-style.ts'
import { legendOf } from '../../src/map/export/legend.ts'
import { zoomsAt } from '../../src/map/scale.ts'
import { sceneFor } from '../../src/map/scene-for.ts'
import { linedAreas, linesName } from '../../src/measures/areas/lined-areas.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { AreaPicker } from '../../src/team/layers/AreaPicker.tsx'
import { LayerList } from '../../src/team/layers/LayerList.tsx'
import { PLACE } from '../domain/shipped-place.ts'
import { datasetOf, on, span, until } from '../measures/invented-dataset.ts'
import { stubScreenWidth } from '../shell/browser-stubs.ts'
import { openStore } from '../state/open-store.ts'
import { MIDDLE, sceneOf, square } from './sample-map.ts'

stubScreenWidth('desk')
// The test environment has no layout.
Element.prototype.scrollIntoView = () => {}
afterEach(cleanup)

const area = (level: Level, rest: Partial<Area> = {}): Area => ({
  code: `${level}-1`,
  name: `One ${level}`,
  level,
  shape: square(MIDDLE, 0.01),
  population: null,
  deprivationDecile: null,
  from: null,
  to: null,
  ...rest,
})
const BEAT = area('beat')
const WINDOW = span('2024-06-01', '2024-08-31')
const storeWith = (...areas: readonly Area[]) => openStore(datasetOf([], { areas }), { window: WINDOW })
const sceneIn = (store: ReturnType<typeof storeWith>) => {
  const { catalogue, shown, view } = store.getState()
  if (!catalogue || !shown) throw new Error('nothing is open')
  return sceneFor({ view, catalogue, shown, theme: 'day' })
}

describe('areas with lines of their own', () => {
  test('are those of the levels that the base map does not have', () => {
    const all = LEVELS.map((level) => area(level))
    expect(linedAreas(all, WINDOW.to).map(({ level }) => level)).toEqual(['footprint', 'beat', 'order'])
    expect(linesName(all)).toBe('Beat, footprint and order area lines')
    expect([linesName([BEAT]), linesName([area('ward')])]).toEqual(['Beat lines', null])
  })
  test('are drawn on the days for which they are valid', () => {
    const order = area('order', { from: on('2024-07-01'), to: until('2024-07-31') })
    const validOn = (day: number) => linedAreas([order], dayNumber(day)).length
    const first = WINDOW.from + 30
    expect([validOn(first - 1), validOn(first), validOn(first + 30), validOn(first + 31)]).toEqual([
      0, 1, 1, 0,
    ])
  })
})

describe('the switch of area lines', () => {
  test('is there where a feed has such areas, off at first, and puts them into scene and legend', () => {
    const store = storeWith(BEAT, area('ward'))
    render(
      <StoreContext value={store}>
        <LayerList />
      </StoreContext>,
    )
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Beat lines' })
    expect([box.checked, sceneIn(store).areaLines]).toEqual([false, null])
    fireEvent.click(box)
    const scene = sceneIn(store)
    expect(scene.areaLines).toEqual({ name: 'Beat lines', shapes: [BEAT.shape], chosen: [] })
    const zooms = zoomsAt(PLACE.referenceLatitude)
    expect(legendOf(scene, zooms.town, zooms).map(({ label }) => label)).toContain('Beat lines')
  })
  test('is not needed for the line round an area of My area, which its list offers', async () => {
    const store = storeWith(BEAT, area('ward'))
    render(
      <StoreContext value={store}>
        <AreaPicker />
      </StoreContext>,
    )
    fireEvent.click(screen.getByRole('button', { name: /My area/ }))
    const list = await screen.findByRole('listbox', { name: /wards and beats that count$/i })
    fireEvent.click(within(list).getByText('One beat'))
    expect(store.getState().view.areas).toEqual(['beat-1'])
    expect(sceneIn(store).areaLines).toEqual({ name: 'Beat lines', shapes: [], chosen: [BEAT.shape] })
  })
  test('is not there where no feed has any', () => {
    render(
      <StoreContext value={storeWith(area('ward'))}>
        <LayerList />
      </StoreContext>,
    )
    expect(screen.getByRole('checkbox', { name: 'Ward lines' })).toBeTruthy()
    expect(screen.queryByRole('checkbox', { name: /Beat|Footprint|Order area/ })).toBeNull()
  })
})

describe('the base map', () => {
  function recordingMap() {
    const handlers = new Map<string, () => void>()
    const given: unknown[] = []
    const map = {
      on: (event: string, handler: () => void) => handlers.set(event, handler),
      hasImage: () => true,
      updateImage: () => {},
      removeFeatureState: () => {},
      setLayoutProperty: () => {},
      getSource: (id: string) => ({
        setData: (data: unknown) => {
          if (id === 'area-lines') given.push(data)
          return Promise.resolve()
        },
      }),
    }
    return { map: map as unknown as MapLibreMap, handlers, given }
  }
  const shown = (...shapes: readonly Area['shape'][]) =>
    sceneOf({ areaLines: shapes.length === 0 ? null : { name: 'Beat lines', shapes, chosen: shapes } })

  test('is given the lines once while they stay the same, again after a lost context, and none when they are off', () => {
    const { map, handlers, given } = recordingMap()
    const updater = baseMapUpdater(map, 'day', () => {})
    handlers.get('style.load')?.()
    updater.show(shown())
    expect(given).toEqual([])
    updater.show(shown(BEAT.shape))
    updater.show(shown(BEAT.shape))
    expect(given).toMatchObject([
      { features: [{ properties: { chosen: 0 } }, { properties: { chosen: 1 } }] },
    ])
    handlers.get('style.load')?.()
    updater.show(shown(BEAT.shape))
    expect(given).toHaveLength(2)
    updater.show(shown())
    expect(given.at(-1)).toMatchObject({ features: [] })
  })
})

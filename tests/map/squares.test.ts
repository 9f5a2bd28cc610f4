/** Grid squares on the map: their position, what is picked there, their layers and their legend. */
import { describe, expect, it } from 'vitest'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import { squareRuns } from '../../src/analytics/squares/incident-squares.ts'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import { layersFor } from '../../src/map/layers/layers-for.ts'
import { pixelAt } from '../../src/map/mercator.ts'
import { pickAt } from '../../src/map/layout/pick.ts'
import { mapLayoutOf } from '../../src/map/layout/map-layout.ts'
import { legendOf } from '../../src/map/export/legend.ts'
import { bytesOf } from '../../src/map/palette.ts'
import { CLASS_TOKENS, classOpacity } from '../../src/map/squares/square-colours.ts'
import { squareLayers } from '../../src/map/squares/square-layers.ts'
import { cellAt, positionOn, squareMarks } from '../../src/map/squares/square-marks.ts'
import { EMPTY_ATLAS } from '../../src/map/sprites/sprite-atlas.ts'
import { classOf, scaledClasses } from '../../src/measures/hotspots/square-classes.ts'
import { INITIAL_VIEW, type View } from '../../src/state/view.ts'
import { placesRequestOf } from '../../src/state/questions/questions-of.ts'
import { answerTo, type Question } from '../../src/worker/questions.ts'
import { datasetOf, span } from '../measures/invented-dataset.ts'
import { openStore } from '../state/open-store.ts'
import { BOROUGH, MIDDLE, sceneOf, LAYOUT_OPTIONS, viewportAt } from './sample-map.ts'

const WINDOW = span('2024-01-01', '2024-08-31')
const dataset = datasetOf([
  { on: '2024-02-01', at: MIDDLE, times: 40 },
  { on: '2024-02-01', at: [MIDDLE[0] + 0.0024, MIDDLE[1]], times: 30 },
  { on: '2024-02-01', at: [-2.62, 53.51], category: 'drugs', times: 9 },
  { on: '2022-02-01', at: [-2.58, 53.52], times: 3 },
])
const loaded = {
  dataset,
  index: buildClusterIndex(dataset.incidents, DEFAULT_CATEGORIES.length),
  borough: BOROUGH,
}
const answer = (question: Question) => answerTo(loaded, question)
const { catalogue, shown } = openStore(dataset, { window: WINDOW }).getState()
if (!catalogue || !shown) throw new Error('the store holds no data')

function marksFor(rest: Partial<View> = {}) {
  const view: View = { ...INITIAL_VIEW, ...WINDOW, layers: ['squares', 'density'], ...rest }
  const squares = answer({ kind: 'squares', sideMetres: view.cell })
  const places = answer({ kind: 'places', request: placesRequestOf(view, WINDOW) })
  if (squares.kind !== 'squares' || places.kind !== 'places' || !catalogue || !shown)
    throw new Error('answered another question')
  const marks = squareMarks({ view, catalogue, shown, squares, places })
  if (!marks) throw new Error('nothing to draw')
  return { marks, places }
}

describe('the lattice', () => {
  it('inverts its own positions for every cell', () => {
    const runs = squareRuns(loaded.index, BOROUGH.outline, 150)
    const { columns, rows } = runs.grid
    for (let y = 0; y < rows; y += 3)
      for (let x = 0; x < columns; x += 3)
        expect(cellAt(runs, positionOn(runs, x + 0.02, y + 0.98))).toBe(y * columns + x)
    expect(cellAt(runs, [-3, 53.5])).toBe(-1)
  })
})

interface MeshData {
  readonly attributes: {
    readonly getPolygon: { readonly value: Float64Array }
    readonly getFillColor: { readonly value: Uint8Array }
  }
}

describe('squares', () => {
  const { marks, places } = marksFor()
  const layout = mapLayoutOf(sceneOf({ squares: marks }), viewportAt(13), LAYOUT_OPTIONS)
  const at = (position: readonly [number, number]) => pickAt(layout, pixelAt(position, 13), 0)

  it('count reported incidents in the window, without police-generated ones', () => {
    expect(marks.counts.reduce((sum, count) => sum + count, 0)).toBe(70)
    expect(marksFor({ found: true }).marks.counts.reduce((sum, count) => sum + count, 0)).toBe(79)
    expect(marksFor({ hours: 'fri:0-24' }).marks.counts.every((count) => count === 0)).toBe(true)
  })
  it('pick the ranked place that they belong to; an empty square picks none', () => {
    expect(at(MIDDLE)).toEqual({ kind: 'place', id: places.ranking.places[0]?.id })
    expect(at([-2.58, 53.52])?.kind).not.toBe('place')
  })
  it('are drawn below everything else, with density, significant squares and the selected place', () => {
    const [first] = places.ranking.places
    const chosen = marksFor({ chosen: { kind: 'place', id: first?.id ?? '' } }).marks
    expect(chosen.chosen).toHaveLength(first?.squares.length ?? -1)
    const textures = {
      names: EMPTY_ATLAS,
      orders: EMPTY_ATLAS,
      pills: EMPTY_ATLAS,
      tags: EMPTY_ATLAS,
      visits: EMPTY_ATLAS,
      ranks: EMPTY_ATLAS,
    }
    const drawn = mapLayoutOf(sceneOf({ squares: chosen }), viewportAt(13), LAYOUT_OPTIONS)
    const ids = layersFor(drawn, { textures, ratio: 1 }).map(({ id }) => id)
    expect(ids.slice(0, 5)).toEqual(['density', 'density-edges', 'squares', 'squares-hot', 'squares-chosen'])
    expect(ids.indexOf('squares')).toBeLessThan(ids.indexOf('site-grounds'))
  })
  it('are drawn as two triangles each, at their corners and in the colour of their class', () => {
    const [layer] = squareLayers({ theme: 'day', squares: { ...marks, isDensity: false, hot: [] } })
    if (!layer) throw new Error('no squares are drawn')
    const { getPolygon, getFillColor } = (layer.props as unknown as { data: MeshData }).data.attributes
    const drawn = [...marks.counts.keys()].filter((square) => (marks.counts[square] ?? 0) > 0)
    expect(getPolygon.value).toHaveLength(12 * drawn.length)
    for (const [i, square] of drawn.entries()) {
      const cell = marks.grid.at[square] ?? 0
      const [x, y] = [cell % marks.grid.columns, Math.floor(cell / marks.grid.columns)]
      const corner = (east: number, north: number) => positionOn(marks, x + east, y + north)
      const [south, diagonal] = [corner(0, 0), corner(1, 1)]
      const corners = [south, corner(1, 0), diagonal, south, diagonal, corner(0, 1)].flat()
      expect([...getPolygon.value.subarray(12 * i, 12 * i + 12)]).toEqual(corners)
      const ofClass = classOf(marks.classes.counts, marks.counts[square] ?? 0)
      const colour = bytesOf('day', CLASS_TOKENS[ofClass - 1] ?? 'ink', classOpacity(ofClass))
      for (let nth = 0; nth < 6; nth++) {
        const from = 24 * i + 4 * nth
        expect([...getFillColor.value.subarray(from, from + 4)]).toEqual([...colour])
      }
    }
  })
  it('have a legend in the exported image', () => {
    const labels = legendOf(sceneOf({ squares: marks }), 13, LAYOUT_OPTIONS.zooms).map(({ label }) => label)
    expect(labels).toContain('from 1 in a square of 150 m, without what patrol itself finds')
    expect(labels.filter((label) => label.endsWith('and more'))).toHaveLength(2)
    expect(legendOf(sceneOf({ squares: null }), 13, LAYOUT_OPTIONS.zooms)).toEqual([])
  })
  it('have classes scaled by the share of the data that the filter chooses, the same at every window', () => {
    const all = marksFor({ found: true }).marks.classes
    const drugs = marksFor({ found: true, categories: ['drugs'] })
    // Nine of the 82 reports.
    expect(drugs.marks.classes.density).toEqual(scaledClasses(all.density, 9 / 82))
    expect(drugs.marks.classes.density[4]).toBeLessThan(all.density[4] / 5)
    const earlier = marksFor({ found: true, categories: ['drugs'], ...span('2022-01-01', '2022-12-31') })
    expect(earlier.marks.classes).toEqual(drugs.marks.classes)
    expect(marksFor({ found: true, hours: 'fri:0-24' }).marks.isScaled).toBe(true)
    const legend = (squares: typeof drugs.marks) =>
      legendOf(sceneOf({ squares }), 13, LAYOUT_OPTIONS.zooms).map(({ label }) => label)
    expect(legend(drugs.marks)[0]).toContain('scaled to the chosen categories and hours')
    expect(legend(marks).join(' ')).not.toContain('scaled')
  })
})

// @vitest-environment jsdom
/** Drawings that are copied or printed without the page: keys inside them, labels apart, and folding of long lists. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AreaMap } from '../../src/board/areas/AreaMap.tsx'
import { groupedSources } from '../../src/board/board-words.ts'
import { placedLabels } from '../../src/board/sites/SiteMap.tsx'
import { ChartContext } from '../../src/charts/ChartFrame.tsx'
import { DecisionsToday } from '../../src/board/decisions/DecisionsToday.tsx'
import { FunnelPlot } from '../../src/charts/process/FunnelPlot.tsx'
import { RateList } from '../../src/charts/process/RateList.tsx'
import { dayNumber } from '../../src/domain/day.ts'
import type { Surface } from '../../src/domain/geography.ts'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(cleanup)

const SCRIPT = '<img src=x onerror=alert(1)>'

const renderPrinted = (chart: ReactNode) =>
  render(<ChartContext value={{ isExpanded: true, pictureLines: null }}>{chart}</ChartContext>)

const square = (west: number, south: number, side: number): Surface => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
})

test('the key of the area map is inside its SVG', () => {
  const areas = [
    {
      code: 'a',
      name: 'First',
      shape: square(0, 0, 1),
      at: [0.5, 0.5] as const,
      tint: 0 as const,
      known: 'yes' as const,
      rate: 12,
      ratio: null,
      printed: '−40 %',
      label: '12.0',
    },
  ]
  const { container } = renderPrinted(<AreaMap label="Wards" areas={areas} />)
  const [drawing, ...others] = container.querySelectorAll('svg[role="img"]')
  expect(others).toEqual([])
  const texts = [...(drawing?.querySelectorAll('text') ?? [])].map((text) => text.textContent)
  for (const label of ['0.67', '0.83', '1.2', '1.5', 'First−40 %']) expect(texts).toContain(label)
  expect(texts.join('')).toContain('a third or more')
})

const mapped = (code: string, name: string, west: number) => ({
  code,
  name,
  shape: square(west, 0, 1),
  at: [west + 0.5, 0.5] as const,
  tint: 4 as const,
  known: 'yes' as const,
  rate: 12,
  ratio: null,
  printed: '+57 %',
  label: `12 in ${name}`,
})

test('the plain value of an area is given under the pointer and by the list, and not in print', () => {
  const areas = [mapped('a', 'First', 0), mapped('b', SCRIPT, 1)]
  const { container } = render(<AreaMap label="Wards" areas={areas} />)
  const value = screen.getByRole('status')
  expect(value.textContent).toBe('')
  const [shape] = container.querySelectorAll('path[data-class="4"]')
  if (shape) fireEvent.pointerEnter(shape)
  expect(value.textContent).toBe('12 in First')
  fireEvent.change(screen.getByRole('combobox', { name: 'Value of' }), { target: { value: 'b' } })
  expect(value.textContent).toBe(`12 in ${SCRIPT}`)
  expect(container.querySelector('script, img')).toBeNull()
  cleanup()
  renderPrinted(<AreaMap label="Wards" areas={areas} />)
  expect(screen.queryByRole('combobox')).toBeNull()
})

test('an area that is not known is hatched, and the legend says why; none is of a class', () => {
  const unknown = { ...mapped('a', 'First', 0), tint: 'unknown' as const, printed: null }
  const { container } = renderPrinted(<AreaMap label="Wards" areas={[unknown, mapped('b', 'Second', 1)]} />)
  const shape = container.querySelector('path[data-class="unknown"]')
  expect(shape?.getAttribute('fill')).toMatch(/^url\(#.*-unknown\)$/)
  const pattern = container.querySelector('pattern[id$="-unknown"]')
  expect(pattern?.querySelector('path')?.getAttribute('d')).toBe('M0 7L7 0')
  const texts = [...container.querySelectorAll('text')].map((text) => text.textContent)
  expect(texts).toContain('not known: residents')
  expect(texts).not.toContain('too few to say')
})

test('labels of a site and of nearby comparison areas do not overlap and lie inside the map', () => {
  const projection = { west: 0, north: 1, metresPerDegreeEast: 111_195, pixelsPerMetre: 300 / 111_195 }
  const shapes = [square(0.05, 0.5, 0.05), square(0.06, 0.49, 0.05), square(0.94, 0.96, 0.04)]
  const placed = placedLabels(
    shapes.map((shape, at) => ({ label: at === 0 ? 'Site' : 'Comparison', shape })),
    projection,
  )
  expect(placed).toHaveLength(3)
  for (const [at, { x, y }] of placed.entries()) {
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(300)
    expect(y).toBeGreaterThanOrEqual(12)
    for (const other of placed.slice(at + 1))
      expect(Math.abs(other.y - y) >= 15 || Math.abs(other.x - x) >= 50).toBe(true)
  }
})

test('an outer limit of a funnel plot is drawn only where it lies inside the plot', () => {
  const limits = [
    { expected: 1, inner: [0, 4] as const, outer: [0, 9] as const },
    { expected: 50, inner: [0.7, 1.3] as const, outer: [0.6, 1.5] as const },
    { expected: 100, inner: [0.8, 1.2] as const, outer: [0.7, 1.3] as const },
  ]
  const points = [{ id: 'a', name: 'First', count: 90, expected: 100, place: 'within' }]
  const { container } = renderPrinted(
    <FunnelPlot label="Wards" sentence="None." points={points} limits={limits} axis="expected" />,
  )
  const lines = [...container.querySelectorAll('svg[role="img"] > path')].slice(2)
  expect(lines).toHaveLength(2)
  const [upper, lower] = lines.map((line) => line.getAttribute('d') ?? '')
  expect(upper?.match(/[ML]/g)).toHaveLength(2)
  expect(lower?.match(/[ML]/g)).toHaveLength(3)
})

test('a narrow list of rates is drawn in fewer pixels, so that its text keeps its size', () => {
  const rows = [{ id: '1', label: 'Fifth 1', rate: { value: 1, low: 0.5, high: 2 }, from: '4 visits' }]
  const widthOf = (isNarrow: boolean) => {
    const { container } = renderPrinted(
      <RateList
        label="Rates"
        axis="Searches"
        heading="Fifth"
        rows={rows}
        show={String}
        isNarrow={isNarrow}
      />,
    )
    const [, , width] = (container.querySelector('svg[role="img"]')?.getAttribute('viewBox') ?? '').split(' ')
    cleanup()
    return Number(width)
  }
  expect(widthOf(true)).toBeLessThanOrEqual(440)
  expect(widthOf(false)).toBeGreaterThan(700)
})

test('sources with a common prefix are listed after it once, and none is lost', () => {
  expect(groupedSources(['Made up: incidents', 'A register', 'Made up: actions'])).toBe(
    'Made up: incidents, actions; A register',
  )
  expect(groupedSources(['A register: deaths'])).toBe('A register: deaths')
})

test('of the decisions five are shown on screen, the others are folded, and print shows all', () => {
  const waiting = (at: number, daysLeft: number) => ({
    kind: 'commitment' as const,
    id: `c${at}`,
    what: `Thing ${at}`,
    owner: null,
    due: dayNumber(20_000 + daysLeft),
    daysLeft,
    site: null,
    area: null,
    order: null,
    commitment: null,
  })
  const decisions = Array.from({ length: 16 }, (_, at) => waiting(at, at - 10))
  const today = dayNumber(20_000)
  const list = (
    <DecisionsToday asAt={today} asOf={today} decisions={decisions} unavailable={[]} incomplete={[]} />
  )
  const { container } = render(list)
  const folded = () => container.querySelectorAll('li[data-folded="true"]').length
  expect([container.querySelectorAll('li').length, folded()]).toEqual([16, 11])
  fireEvent.click(screen.getByRole('button', { name: 'Show all 16', expanded: false }))
  expect(folded()).toBe(0)
  cleanup()
  renderPrinted(list)
  expect(screen.queryByRole('button')).toBeNull()
})

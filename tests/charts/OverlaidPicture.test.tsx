// @vitest-environment jsdom
/** Chart of aligned lines: each line has its own points and its name, and no labels overlap. */
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { OverlaidPicture } from '../../src/charts/process/OverlaidPicture.tsx'

const lineOf = (id: string, name: string, shares: readonly number[]) => ({
  id,
  name,
  points: shares.map((share, at) => ({ week: (at - 1) * 4, share })),
})
const LINES = [
  lineOf('a', 'First', [110, 90, 40, 40]),
  lineOf('b', '<script>alert(1)</script>', [100, 95, 41]),
  lineOf('c', 'Third', [90, 100, 100, 39.5]),
]

afterEach(cleanup)

test('each line has as many points as its data, independent of the others', () => {
  const { container } = render(
    <OverlaidPicture label="Places laid over each other" axis="Crimes in % of usual" lines={LINES} />,
  )
  const paths = [...container.querySelectorAll('path.recharts-line-curve')]
  expect(paths).toHaveLength(LINES.length)
  for (const [at, path] of paths.entries())
    expect((path.getAttribute('d') ?? '').match(/[ML]/g)).toHaveLength(LINES[at]?.points.length ?? 0)
  expect(new Set(paths.map((path) => path.getAttribute('stroke-dasharray'))).size).toBe(LINES.length)
})

test('names are shown as text, and apart where the lines end together', () => {
  render(<OverlaidPicture label="Places laid over each other" axis="Crimes in % of usual" lines={LINES} />)
  const heights = LINES.map(({ name }) =>
    Number(screen.getByText(name).closest('text')?.getAttribute('y') ?? NaN),
  ).toSorted((a, b) => a - b)
  expect(heights.every(Number.isFinite)).toBe(true)
  for (const [at, height] of heights.slice(1).entries())
    expect(height - (heights[at] ?? 0)).toBeGreaterThanOrEqual(12)
})

test('it has an accessible name', () => {
  const { container } = render(
    <OverlaidPicture label="Places laid over each other" axis="Crimes in % of usual" lines={LINES} />,
  )
  expect(container.querySelector('svg > title')?.textContent).toBe('Places laid over each other')
})

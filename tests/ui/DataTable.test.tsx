// @vitest-environment jsdom
/** Data table: its semantics, its sorting, and that unknown is never shown as zero. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { DataTable, sortedRows, type Column } from '../../src/ui/DataTable.tsx'

afterEach(cleanup)

interface Tally {
  readonly name: string
  readonly count: number | null
}
const ROWS: readonly Tally[] = [
  { name: 'Ash', count: 9 },
  { name: 'Elm', count: null },
  { name: 'Oak', count: 110 },
  { name: '<script>alert(1)</script>', count: 0 },
]
const COLUMNS: readonly Column<Tally>[] = [
  { id: 'name', label: 'Tree', value: (row) => row.name },
  { id: 'count', label: 'Count', value: (row) => row.count, isNumeric: true },
]
const draw = () =>
  render(<DataTable caption="Trees in May" columns={COLUMNS} rows={ROWS} keyOf={(row) => row.name} />)
const firstCells = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('rowheader').textContent)

describe('DataTable', () => {
  it('has a caption, column headers and row headers', () => {
    draw()
    expect(screen.getByRole('table', { name: 'Trees in May' })).toBeTruthy()
    for (const header of screen.getAllByRole('columnheader')) expect(header.getAttribute('scope')).toBe('col')
    for (const header of screen.getAllByRole('rowheader')) expect(header.getAttribute('scope')).toBe('row')
  })

  it('keeps the order of the rows until a header is pressed', () => {
    draw()
    expect(firstCells()).toEqual(ROWS.map((row) => row.name))
    expect(screen.getByRole('columnheader', { name: 'Count' }).getAttribute('aria-sort')).toBeNull()
  })

  it('sorts numbers in descending, then in ascending order, unknown last both times', () => {
    draw()
    const button = screen.getByRole('button', { name: 'Count' })
    fireEvent.click(button)
    expect(firstCells()).toEqual(['Oak', 'Ash', '<script>alert(1)</script>', 'Elm'])
    expect(screen.getByRole('columnheader', { name: 'Count' }).getAttribute('aria-sort')).toBe('descending')
    fireEvent.click(button)
    expect(firstCells()).toEqual(['<script>alert(1)</script>', 'Ash', 'Oak', 'Elm'])
    expect(screen.getByRole('columnheader', { name: 'Count' }).getAttribute('aria-sort')).toBe('ascending')
  })

  it('distinguishes zero from unknown, and shows script as text', () => {
    const { container } = draw()
    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent)
    expect(cells).toEqual(['9', 'not known', '110', '0'])
    expect(container.querySelector('script')).toBeNull()
  })
})

describe('sortedRows', () => {
  it('is a permutation in order, for any values', () => {
    const values = fc.array(fc.option(fc.integer(), { nil: null }))
    fc.assert(
      fc.property(values, (rows) => {
        const sorted = sortedRows(rows, (row) => row, 'ascending')
        const known = rows.filter((row) => row !== null).toSorted((a, b) => a - b)
        expect(sorted).toEqual([...known, ...rows.filter((row) => row === null)])
      }),
    )
  })
})

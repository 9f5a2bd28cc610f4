/** Data table, sortable by any column, with caption, column headers and row headers; it can be saved and copied. */
import { useState, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { TableFile, type FileColumn } from './files/TableFile.tsx'
import style from './styles/DataTable.module.css'

/** Sort key of a cell; null is unknown, comes last in both directions and is never shown as zero. */
type SortValue = string | number | null

/** A column of rows of type `Row`. */
export interface Column<Row> {
  readonly id: string
  readonly label: string
  readonly value: (row: Row) => SortValue
  /** Content of a cell; missing: the value itself. */
  readonly show?: (row: Row) => ReactNode
  /** Whether the column is right-aligned and sorts in descending order first. */
  readonly isNumeric?: boolean
  /** What a saved table holds in its place: unrounded numbers, days as ISO dates; missing: label and `value`. */
  readonly file?: readonly FileColumn<Row>[]
}

interface Sorting {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

interface DataTableProps<Row> {
  /** What the table contains, and of what period. */
  readonly caption: string
  /** What it holds, for the name of its file; missing: the caption up to its first comma. */
  readonly what?: string
  /** The first column is the row header. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Initial sorting; null: the order of `rows`. */
  readonly sorting?: Sorting | null
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, what, columns, rows, keyOf, sorting = null } = props
  const [currentSorting, setCurrentSorting] = useState(sorting)
  const column = columns.find((item) => item.id === currentSorting?.column)
  const sorted = currentSorting && column ? sortedRows(rows, column.value, currentSorting.direction) : rows
  return (
    <>
      <TableFile what={what} caption={caption} columns={columns.flatMap(fileColumns)} rows={sorted} />
      <div className={style['frame']}>
        <table className={style['table']}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((item) => (
                <Header
                  key={item.id}
                  column={item}
                  currentSorting={currentSorting}
                  onSort={setCurrentSorting}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((item, index) => (
                  <Cell key={item.id} column={item} row={row} isHeader={index === 0} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const fileColumns = <Row,>({ file, label, value }: Column<Row>): readonly FileColumn<Row>[] =>
  file ?? [{ label, value }]

interface HeaderProps<Row> {
  readonly column: Column<Row>
  readonly currentSorting: Sorting | null
  readonly onSort: (sorting: Sorting) => void
}

function Header<Row>({ column, currentSorting, onSort }: HeaderProps<Row>) {
  const direction = currentSorting?.column === column.id ? currentSorting.direction : undefined
  const first = column.isNumeric ? 'descending' : 'ascending'
  const second = column.isNumeric ? 'ascending' : 'descending'
  return (
    <th scope="col" aria-sort={direction} className={column.isNumeric ? style['number'] : undefined}>
      <button
        type="button"
        className={style['sort']}
        onClick={() => onSort({ column: column.id, direction: direction === first ? second : first })}
      >
        {column.label}
        <span className={style['arrow']} data-direction={direction}>
          <Icon name="chevron" size={10} />
        </span>
      </button>
    </th>
  )
}

interface CellProps<Row> {
  readonly column: Column<Row>
  readonly row: Row
  readonly isHeader: boolean
}

function Cell<Row>({ column, row, isHeader }: CellProps<Row>) {
  const value = column.value(row)
  const shown = column.show ? column.show(row) : (value ?? 'not known')
  const className = column.isNumeric ? style['number'] : undefined
  return isHeader ? (
    <th scope="row" className={className}>
      {shown}
    </th>
  ) : (
    <td className={className}>{shown}</td>
  )
}

/** Sorted copy of the rows; the sort is stable. */
export function sortedRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => SortValue,
  direction: Sorting['direction'],
): readonly Row[] {
  const sign = direction === 'ascending' ? 1 : -1
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * compare(left, right)
  })
}

function compare(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return String(left).localeCompare(String(right), 'en-GB', { numeric: true })
}

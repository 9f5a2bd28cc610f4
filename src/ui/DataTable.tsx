/** The same numbers as a table: sortable by any column, with a caption, and headers that say what they head. */
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import style from './styles/DataTable.module.css'

/** What a column sorts by; null is unknown, comes last either way, and is never shown as zero. */
type SortValue = string | number | null

export interface Column<Row> {
  readonly id: string
  readonly label: string
  readonly value: (row: Row) => SortValue
  /** How a cell is shown; without it the value itself. */
  readonly show?: (row: Row) => ReactNode
  /** Numbers stand right, under each other; their biggest comes first. */
  readonly isNumeric?: boolean
}

interface Sorting {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

interface DataTableProps<Row> {
  /** Says what the table holds, and of what period. */
  readonly caption: ReactNode
  /** The first heads its row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** The order at first; null: as the rows come. */
  readonly sorting?: Sorting | null
}

export function DataTable<Row>({ caption, columns, rows, keyOf, sorting = null }: DataTableProps<Row>) {
  const [order, setOrder] = useState(sorting)
  const column = columns.find((one) => one.id === order?.column)
  const sorted = order && column ? sortedRows(rows, column.value, order.direction) : rows
  return (
    <div className={style['frame']}>
      <table className={style['table']}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((one) => (
              <Header key={one.id} column={one} order={order} onSort={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((one, index) => (
                <Cell key={one.id} column={one} row={row} isHeader={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface HeaderProps<Row> {
  readonly column: Column<Row>
  readonly order: Sorting | null
  readonly onSort: (sorting: Sorting) => void
}

function Header<Row>({ column, order, onSort }: HeaderProps<Row>) {
  const direction = order?.column === column.id ? order.direction : undefined
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

/** A new array in order; rows that are equal keep the order they came in. */
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

/** Rows and columns that the tables of what is in view share. */
import { useIntent } from '../../state/context.tsx'
import type { Chosen } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import type { ComparedRow } from './change-columns.ts'

/** A row of any of the tables: a name, values by column id, and the feature that it chooses. */
export interface TableRow extends ComparedRow {
  readonly key: string
  readonly name: string
  readonly chosen: Chosen | null
  readonly facts: Readonly<Record<string, string | number | null>>
}

/** Column of one value of a row; null is shown as `not known`, or left empty in a numeric column. */
export const factColumn = (id: string, label: string, isNumeric = false): Column<TableRow> => ({
  id,
  label,
  isNumeric,
  value: ({ facts }) => facts[id] ?? null,
  show: ({ facts }) => {
    const value = facts[id] ?? null
    if (value === null) return isNumeric ? '' : 'not known'
    return typeof value === 'number' ? formatCount(value) : value
  },
})

/** The first column: the name, as a button where the row can be chosen. */
export function useNameColumn(label: string): Column<TableRow> {
  const intend = useIntent()
  return {
    id: 'name',
    label,
    value: ({ name }) => name,
    show: ({ name, chosen }) =>
      chosen ? (
        <Button
          kind="link"
          onClick={() => {
            intend({ kind: 'choose', chosen })
          }}
        >
          {name}
        </Button>
      ) : (
        name
      ),
  }
}

export const keyOf = ({ key }: TableRow) => key

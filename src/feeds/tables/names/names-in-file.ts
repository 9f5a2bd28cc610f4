/** The names of categories, types and partners in a file, with the listed ones that they are counted as. */
import { soundsSensitive } from '../../incidents/sensitive-names.ts'
import type { Choices, ConversionContext, Recognised } from '../../formats/recognised.ts'
import { listFor } from '../table-plan.ts'
import { cellText, eachRow } from '../table-rows.ts'

/** Fields whose values are found in a list. */
const LISTED_FIELDS = ['category', 'type', 'partner'] as const
export type ListedField = (typeof LISTED_FIELDS)[number]

export interface NameInFile {
  readonly field: ListedField
  /** As the file writes it. */
  readonly name: string
  readonly rows: number
  /** Id under which it is counted. */
  readonly id: string
  readonly isListed: boolean
  /** Treated as sensitive until it is mapped. */
  readonly isSensitive: boolean
}
/** The names with most rows, and the number of those left out. */
export interface NamesInFile {
  readonly names: readonly NameInFile[]
  readonly more: number
}

type Lists = Pick<ConversionContext, 'place' | 'categories' | 'actionTypes'>
const MOST_NAMES = 100

/** Names without a list's own match first, also where one was chosen for them; each group by its number of rows. */
export function namesInFile(recognised: Recognised, choices: Choices, lists: Lists): NamesInFile {
  const columns = LISTED_FIELDS.flatMap((field) => {
    const list = listFor(choices, field, lists)
    const column = choices.meanings.indexOf(field)
    return list === null || column < 0 ? [] : [{ field, list, column, counts: new Map<string, number>() }]
  })
  if (columns.length === 0) return { names: [], more: 0 }
  eachRow(
    recognised.content,
    recognised.columns.map(({ name }) => name),
    ({ cells, fault }) => {
      if (fault) return
      for (const { column, counts } of columns) {
        const name = cellText(cells[column])
        if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
      }
    },
  )
  const names = columns.flatMap(({ field, list, counts }) =>
    [...counts].map(([name, rows]): NameInFile => {
      const { id, isListed } = list(name)
      const isSensitive = field === 'category' && !isListed && soundsSensitive(name)
      return { field, name, rows, id, isListed, isSensitive }
    }),
  )
  const isOpen = ({ name, isListed }: NameInFile) => !isListed || Object.hasOwn(choices.names ?? {}, name)
  const inOrder = names.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.rows - a.rows)
  return { names: inOrder.slice(0, MOST_NAMES), more: Math.max(0, names.length - MOST_NAMES) }
}

/** What is to be known about a kind of feed, as text for a terminal. */
import type { Coded, KindDocument } from './kind-document.ts'
import { ON_EVERY_KIND } from './kind-document.ts'

export function documentText(told: KindDocument): string {
  const { kind, title, description, geometry, fields, setAside, notices, example } = told
  const rows = fields.map(({ name, isNeeded, type, meaning }) => [
    name,
    isNeeded ? 'needed' : '',
    type,
    meaning,
  ])
  return [
    `${title} (${kind})`,
    description,
    '',
    `Geometry: ${geometry}`,
    '',
    'Properties:',
    ...columns(rows),
    '',
    'Set aside, each with its row:',
    ...columns(setAside.map(cells)),
    '',
    'Shown, and said:',
    ...columns(notices.map(cells)),
    '',
    'An example, as a whole feed:',
    example,
    '',
    'For every kind:',
    ...ON_EVERY_KIND.map((sentence) => `  ${sentence}`),
    '',
  ].join('\n')
}

const cells = ({ code, text }: Coded): readonly string[] => [code, text]

/** Every column but the last as wide as its widest cell. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(width(column))))
      .reduce((line, cell) => `${line}  ${cell}`, ''),
  )
}

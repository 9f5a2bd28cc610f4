/** Buttons that save a table as a CSV file and copy it for a spreadsheet; its rows as plain values. */
import { createContext, useContext } from 'react'
import { Button } from '../Button.tsx'
import { saveText } from '../copy/clipboard.ts'
import { CopyTextButton } from '../copy/CopyButton.tsx'
import { fileStem } from './file-name.ts'
import style from './TableFile.module.css'

/** A raw value; null: not known, which is neither 0 nor empty. */
type FileValue = string | number | null

/** A column of a file of rows of type `Row`. */
export interface FileColumn<Row> {
  readonly label: string
  readonly value: (row: Row) => FileValue
}

/** A table as plain values. */
interface PlainTable {
  /** Start of the file's name: `closure-orders`. */
  readonly stem: string
  readonly caption: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly FileValue[])[]
}

/** Writes the tables of a part of the page with what was chosen before their numbers were counted. */
export interface TableFiles {
  readonly csv: (table: PlainTable) => { readonly name: string; readonly text: string }
  /** Text that a spreadsheet takes when it is pasted. */
  readonly copy: (table: PlainTable) => string
}

/** Null: tables have no buttons, as on paper. */
export const TableFilesContext = createContext<TableFiles | null>(null)

interface TableFileProps<Row> {
  /** What the table holds, for the name of its file; missing: the caption up to its first comma. */
  readonly what?: string | undefined
  readonly caption: string
  readonly columns: readonly FileColumn<Row>[]
  readonly rows: readonly Row[]
  /** Icons alone, beside a list that is no table; on a phone always. */
  readonly isSmall?: boolean
}

export function TableFile<Row>(props: TableFileProps<Row>) {
  const files = useContext(TableFilesContext)
  return files && <FileButtons {...props} files={files} />
}

interface FileButtonsProps<Row> extends TableFileProps<Row> {
  readonly files: TableFiles
}

function FileButtons<Row>({ files, isSmall = false, ...table }: FileButtonsProps<Row>) {
  const { caption } = table
  return (
    <div className={style['buttons']} data-small={isSmall}>
      <Button
        kind="link"
        icon="download"
        title="Download CSV"
        aria-label={`Download CSV: ${caption}`}
        onClick={() => {
          const { name, text } = files.csv(plainTable(table))
          saveText(name, 'text/csv', text)
        }}
      >
        Download CSV
      </Button>
      <CopyTextButton
        label="Copy"
        title="Copy"
        about={caption}
        textOf={() => files.copy(plainTable(table))}
        copied="Copied: the table, to be pasted into a spreadsheet."
      />
    </div>
  )
}

const plainTable = <Row,>({ what, caption, columns, rows }: TableFileProps<Row>): PlainTable => ({
  stem: fileStem(what ?? caption.split(', ')[0] ?? caption, 'table'),
  caption,
  header: columns.map(({ label }) => label),
  rows: rows.map((row) => columns.map(({ value }) => value(row))),
})

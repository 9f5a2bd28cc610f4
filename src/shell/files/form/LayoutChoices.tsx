/** Where the table of a file is: the sheet of a workbook, and the row that names the columns. */
import type { Recognition } from '../../../state/feeds/files.ts'
import { LabelledSelect } from '../LabelledSelect.tsx'
import { headRowWords } from '../file-words.ts'
import styles from '../FileDialog.module.css'

interface SheetChoiceProps {
  readonly sheets: Recognition['sheets']
  readonly onSheet: (sheet: string) => void
}

/** Sheet of a workbook with several tables; where sheets with the same columns are read together, the first stands for them. */
export function SheetChoice({ sheets, onSheet }: SheetChoiceProps) {
  const first = sheets?.read[0]
  if (!sheets?.isSure || first === undefined || sheets.names.length < 2) return null
  return (
    <LabelledSelect
      label="Sheet"
      options={sheets.names}
      chosen={first}
      labelOf={(name) => (sheets.read.length > 1 && name === first ? sheets.read.join(', ') : name)}
      onChoose={onSheet}
    />
  )
}

/** Asks for the sheet where several hold tables of different columns. */
export function SheetQuestion({ sheets, onSheet }: SheetChoiceProps) {
  if (!sheets || sheets.isSure) return null
  return (
    <fieldset className={styles['places']} data-open>
      <legend>Which sheet is to be read?</legend>
      {sheets.names.map((name) => (
        <label key={name}>
          <input type="radio" name="sheet" checked={false} onChange={() => onSheet(name)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface HeadChoiceProps {
  readonly head: Recognition['head']
  readonly onHead: (line: number) => void
}

/** The row with the names of the columns, which titles may precede. */
export function HeadChoice({ head, onHead }: HeadChoiceProps) {
  if (!head || head.rows.length < 2) return null
  return (
    <LabelledSelect
      label="Names of columns"
      options={head.rows.map(({ line }) => String(line))}
      chosen={String(head.line)}
      labelOf={(line) => headRowWords(head.rows.find((row) => String(row.line) === line))}
      onChoose={(line) => onHead(Number(line))}
    />
  )
}

/** Where the table of a file is: the sheet of a workbook, and the row that names the columns. */
import type { Recognition } from '../../../state/feeds/files.ts'
import { LabelledSelect } from '../LabelledSelect.tsx'
import { headRowWords } from '../file-words.ts'

interface SheetChoiceProps {
  readonly sheets: Recognition['sheets']
  readonly onSheet: (sheet: string) => void
}

/** Option value before a sheet is chosen. */
const UNCHOSEN = ''

/** Sheet of a workbook with several tables; where sheets with the same columns are read together, the first stands for them. */
export function SheetChoice({ sheets, onSheet }: SheetChoiceProps) {
  const first = sheets?.read[0]
  if (!sheets || first === undefined || sheets.names.length < 2) return null
  const labelOf = (name: string) => {
    if (name === UNCHOSEN) return 'Choose a sheet'
    return sheets.read.length > 1 && name === first ? sheets.read.join(', ') : name
  }
  return (
    <LabelledSelect
      label="Sheet"
      options={sheets.isSure ? sheets.names : [UNCHOSEN, ...sheets.names]}
      chosen={sheets.isSure ? first : UNCHOSEN}
      labelOf={labelOf}
      onChoose={(sheet) => {
        if (sheet !== UNCHOSEN) onSheet(sheet)
      }}
    />
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

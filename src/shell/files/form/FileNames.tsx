/** The names of categories, types and partners in a file, and the listed ones that they are counted as. */
import type { Choices, FileInspection, NameInFile, NamesInFile } from '../../../state/feeds/files.ts'
import { formatCount, plural } from '../../../ui/numbers.ts'
import { LabelledSelect } from '../LabelledSelect.tsx'
import styles from '../FileDialog.module.css'

interface FileNamesProps {
  readonly inFile: NamesInFile
  readonly lists: FileInspection['lists']
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
}

/** Option value of a name that is kept as it is. */
const KEPT = ''

export function FileNames({ inFile: { names, more }, ...rest }: FileNamesProps) {
  const isOpen = ({ name, isListed }: NameInFile) =>
    !isListed || Object.hasOwn(rest.choices.names ?? {}, name)
  const open = names.filter(isOpen)
  const known = names.filter((each) => !isOpen(each))
  if (names.length === 0) return null
  return (
    <div className={styles['columns']}>
      {open.length > 0 && <NameTable {...rest} caption="Names that no list has" names={open} />}
      {known.length > 0 && (
        <details>
          <summary>{`${plural(known.length, 'name')} that a list has`}</summary>
          <NameTable {...rest} caption="Names that a list has" names={known} />
        </details>
      )}
      {more > 0 && <p>{`${formatCount(more)} more names of few rows are not shown.`}</p>}
    </div>
  )
}

interface NameTableProps extends Omit<FileNamesProps, 'inFile'> {
  readonly caption: string
  readonly names: readonly NameInFile[]
}

function NameTable({ caption, names, lists, choices, onChoices }: NameTableProps) {
  const choose = (name: string, id: string) => {
    const { [name]: _, ...others } = choices.names ?? {}
    onChoices({ ...choices, names: id === KEPT ? others : { ...others, [name]: id } })
  }
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Name in the file</th>
          <th scope="col">Rows</th>
          <th scope="col">Counted as</th>
        </tr>
      </thead>
      <tbody>
        {names.map((each) => {
          const list = lists[each.field] ?? []
          const isChosen = Object.hasOwn(choices.names ?? {}, each.name)
          return (
            <tr key={`${each.field} ${each.name}`}>
              <th scope="row">{each.name}</th>
              <td>{formatCount(each.rows)}</td>
              <td>
                <LabelledSelect
                  label={`${each.name} is counted as`}
                  isLabelHidden
                  options={[...(each.isListed && !isChosen ? [] : [KEPT]), ...list.map(({ id }) => id)]}
                  chosen={each.isListed ? each.id : KEPT}
                  labelOf={(id) => list.find((entry) => entry.id === id)?.label ?? keptWords(each)}
                  onChoose={(id) => choose(each.name, id)}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const keptWords = ({ isSensitive }: NameInFile) =>
  isSensitive ? 'Kept as it is, treated as sensitive' : 'Kept as it is'

/** List of the sites, wards and areas of a feed that `My area` can be, with a filter by name. */
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CheckList, type CheckGroup } from '../../ui/lists/CheckList.tsx'
import { useChooseAreas } from '../use-move-map.ts'
import styles from './AreaPicker.module.css'

/** The entries whose name contains a text, whatever its case. */
function withNames(groups: readonly CheckGroup[], text: string): readonly CheckGroup[] {
  const wanted = text.trim().toLowerCase()
  return groups
    .map((group) => ({
      ...group,
      entries: group.entries.filter(({ label }) => label.toLowerCase().includes(wanted)),
    }))
    .filter(({ entries }) => entries.length > 0)
}

/** `Sites and wards that count`. */
function namesOf(groups: readonly CheckGroup[]): string {
  const [first = 'Areas', ...others] = groups.map(({ label }) => label)
  const lower = others.map((label) => label.toLowerCase())
  const last = lower.pop()
  return `${[first, ...lower].join(', ')}${last === undefined ? '' : ` and ${last}`} that count`
}

interface AreaDialogProps {
  readonly groups: readonly CheckGroup[]
  readonly chosen: readonly string[]
  readonly onClose: () => void
}

export function AreaDialog({ groups, chosen, onClose }: AreaDialogProps) {
  const chooseAreas = useChooseAreas()
  const toggle = (id: string) =>
    chooseAreas(chosen.includes(id) ? chosen.filter((code) => code !== id) : [...chosen, id])
  const [text, setText] = useState('')
  const listed = withNames(groups, text)
  const found = listed.flatMap(({ entries }) => entries.map(({ id }) => id))
  return (
    <div
      role="dialog"
      aria-label="My area"
      className={styles['areas']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles['find']}>
        <label>
          Name contains{' '}
          <input type="text" value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} />
        </label>
        {text.trim() !== '' && (
          <Button
            kind="link"
            disabled={found.length === 0}
            onClick={() => chooseAreas([...new Set([...chosen, ...found])])}
          >
            {found.length === 0 ? 'None' : `Choose all ${found.length}`}
          </Button>
        )}
      </div>
      <CheckList label={namesOf(groups)} groups={listed} chosen={chosen} onToggle={toggle} />
      <div className={styles['foot']}>
        <Button
          kind="link"
          disabled={chosen.length === 0}
          onClick={() => {
            chooseAreas([])
            onClose()
          }}
        >
          Everywhere
        </Button>
        <Button onClick={onClose}>Done</Button>
      </div>
    </div>
  )
}

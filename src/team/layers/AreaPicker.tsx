/** Picker of `My area`: the sites and wards to which all counts are limited. */
import { useId, useMemo, useRef, useState } from 'react'
import type { Catalogue } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { CheckList, type CheckGroup } from '../../ui/lists/CheckList.tsx'
import { useChooseAreas } from '../use-move-map.ts'
import styles from './AreaPicker.module.css'

const alphabetical = (a: { readonly label: string }, b: { readonly label: string }) =>
  a.label.localeCompare(b.label, 'en-GB')

const groupsOf = ({ sites, areas }: Catalogue): readonly CheckGroup[] =>
  [
    { label: 'Sites', entries: sites.map(({ id, name }) => ({ id, label: name })) },
    {
      label: 'Wards',
      entries: areas
        .filter(({ level }) => level === 'ward')
        .map(({ code, name }) => ({ id: code, label: name }))
        .toSorted(alphabetical),
    },
  ].filter(({ entries }) => entries.length > 0)

const NO_GROUPS: readonly CheckGroup[] = []

/** `Everywhere`, `Ward One`, `Ward One and 2 more`. */
function areaWords(codes: readonly string[], groups: readonly CheckGroup[]): string {
  const [first, ...more] = codes
  if (first === undefined) return 'Everywhere'
  const name = groups.flatMap(({ entries }) => entries).find(({ id }) => id === first)?.label ?? first
  return more.length === 0 ? name : `${name} and ${more.length} more`
}

export function AreaPicker() {
  const catalogue = useHoldfast((state) => state.catalogue)
  const chosen = useHoldfast(({ view }) => view.areas)
  const groups = useMemo(() => (catalogue ? groupsOf(catalogue) : NO_GROUPS), [catalogue])
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <div
      className={styles['area']}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false)
      }}
    >
      <span aria-hidden="true">My area</span>
      <button
        ref={button}
        type="button"
        aria-label={`My area: ${areaWords(chosen, groups)}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={id}
        className={styles['button']}
        onClick={() => setOpen(!isOpen)}
      >
        <span>{areaWords(chosen, groups)}</span>
        <Icon name="chevron" size={12} />
      </button>
      <div id={id} hidden={!isOpen} className={styles['sheet']}>
        {isOpen && <AreaDialog groups={groups} chosen={chosen} onClose={close} />}
      </div>
    </div>
  )
}

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

interface AreaDialogProps {
  readonly groups: readonly CheckGroup[]
  readonly chosen: readonly string[]
  readonly onClose: () => void
}

function AreaDialog({ groups, chosen, onClose }: AreaDialogProps) {
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
        if (event.key === 'Escape') onClose()
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
      <CheckList label="Sites and wards that count" groups={listed} chosen={chosen} onToggle={toggle} />
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

/** Picker of `My area`: the sites, wards and areas of a feed to which all counts are limited. */
import { lazy, Suspense, useId, useMemo, useRef, useState } from 'react'
import type { Catalogue } from '../../state/catalogue.ts'
import { linedGroups } from '../../measures/areas/lined-areas.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { CheckGroup } from '../../ui/lists/CheckList.tsx'
import styles from './AreaPicker.module.css'

// Loaded when the list is first opened.
const AreaDialog = lazy(async () => ({ default: (await import('./AreaDialog.tsx')).AreaDialog }))

const alphabetical = (a: { readonly label: string }, b: { readonly label: string }) =>
  a.label.localeCompare(b.label, 'en-GB', { numeric: true })

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
    ...linedGroups(areas).map(({ label, areas: lined }) => ({
      label,
      entries: lined.map(({ code, name }) => ({ id: code, label: name })).toSorted(alphabetical),
    })),
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
        <Suspense>{isOpen && <AreaDialog groups={groups} chosen={chosen} onClose={close} />}</Suspense>
      </div>
    </div>
  )
}

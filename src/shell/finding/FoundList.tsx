/** The list under the search field, and the one sentence that says how many there are. */
import { useEffect, useRef } from 'react'
import styles from './FindPlace.module.css'
import type { Find } from './finds.ts'
import type { SearchResults } from './found.ts'

interface Props {
  /** Of the list; its rows are `id-0`, `id-1` and so on. */
  readonly id: string
  readonly found: SearchResults
  readonly isOpen: boolean
  readonly active: number
  readonly onChoose: (find: Find) => void
}

export function FoundList({ id, found: { shown, words }, isOpen, active, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div className={styles['found']} hidden={!isOpen}>
      <div ref={list} id={id} role="listbox" aria-label="What was found">
        {shown.map((find, row) => (
          <button
            key={find.key}
            id={`${id}-${row}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={row === active}
            // The field keeps the focus, and with it the list stays open until the click has come through.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(find)}
          >
            <span>{find.name}</span>
            <span className={styles['what']}>{find.what}</span>
          </button>
        ))}
      </div>
      <p className={styles['words']}>{words}</p>
    </div>
  )
}

/** `Find a place`: the combo box of the header; where there is no room for it, a button brings it out. */

import { useId, useLayoutEffect, useRef, useState, useEffect, type KeyboardEvent } from 'react'
import { activeByKey } from '../../ui/lists/list-keys.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './FindPlace.module.css'
import { useSignKey } from '../keys/keyboard-access.tsx'
import type { Find } from './search-entries.ts'
import { useFinding, type Finding } from './use-place-search.ts'
import type { SearchResults } from './search-results.ts'

export function FindPlace() {
  const finding = useFinding()
  const [isOut, setOut] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const opener = useRef<HTMLDivElement>(null)
  const takeOut = () => {
    field.current?.focus()
    if (document.activeElement !== field.current) setOut(true)
  }
  // In the same turn in which it is shown: a fast hand types on.
  useLayoutEffect(() => {
    if (isOut) field.current?.focus()
  }, [isOut])
  useSignKey('/', takeOut)
  const putAway = () => {
    finding.close()
    if (!isOut) return
    setOut(false)
    // Before the field is gone: who opens the details is who the focus comes back to.
    opener.current?.querySelector('button')?.focus()
  }
  const choose = (find: Find) => {
    putAway()
    finding.choose(find)
  }
  return (
    <search className={styles['find']} data-out={isOut} data-opens-details="true">
      <div ref={opener} className={styles['opener']}>
        <Button kind="icon" icon="search" aria-expanded={isOut} onClick={takeOut}>
          Find a place or postcode
        </Button>
      </div>
      <Field finding={finding} field={field} onChoose={choose} onPutAway={putAway} />
    </search>
  )
}

interface FieldProps {
  readonly finding: Finding
  readonly field: React.RefObject<HTMLInputElement | null>
  readonly onChoose: (find: Find) => void
  readonly onPutAway: () => void
}

function Field({ finding, field, onChoose, onPutAway }: FieldProps) {
  const id = useId()
  const { text, found, isOpen, active, said } = finding
  return (
    <div
      className={styles['field']}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) finding.close()
      }}
    >
      <Icon name="search" />
      <input
        ref={field}
        id="find-a-place"
        type="text"
        role="combobox"
        aria-label="Find a place"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
        placeholder="Place or postcode"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={80}
        value={text}
        onChange={(event) => finding.type(event.currentTarget.value)}
        onKeyDown={(event) => press(event, finding, { onChoose, onPutAway })}
      />
      <div className={styles['away']}>
        <Button kind="icon" icon="close" onClick={onPutAway}>
          Close the search
        </Button>
      </div>
      <FoundList id={id} found={found} isOpen={isOpen} active={active} onChoose={onChoose} />
      <p aria-live="polite" className="visually-hidden">
        {isOpen ? found.words : said}
      </p>
    </div>
  )
}

/** As WAI-ARIA 1.2 has it for a combo box with a list: focus stays in the field, keys move through the list. */
function press(
  event: KeyboardEvent,
  { text, found: { shown }, isOpen, active, ...finding }: Finding,
  { onChoose, onPutAway }: Pick<FieldProps, 'onChoose' | 'onPutAway'>,
) {
  const { key } = event
  if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
  if (key === 'Escape') {
    if (isOpen) finding.close()
    else if (text !== '') finding.type('')
    else onPutAway()
    return
  }
  if (key === 'Enter') {
    const find = isOpen ? shown[Math.max(0, active)] : undefined
    if (find) onChoose(find)
    return
  }
  // While nothing is active, Home and End belong to the text.
  if ((key === 'Home' || key === 'End') && active < 0) return
  const next = activeByKey(key, { active, count: shown.length })
  if (next === null) return
  event.preventDefault()
  finding.activate(next)
}

/** The list under the search field, and the one sentence that says how many there are. */

interface ResultListProps {
  /** Of the list; its rows are `id-0`, `id-1` and so on. */
  readonly id: string
  readonly found: SearchResults
  readonly isOpen: boolean
  readonly active: number
  readonly onChoose: (find: Find) => void
}

export function FoundList({ id, found: { shown, words }, isOpen, active, onChoose }: ResultListProps) {
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

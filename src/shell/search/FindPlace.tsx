/** Place and postcode search in the header: a combo box with its result list, behind a button where space is short. */
import { useId, useLayoutEffect, useRef, useState, useEffect, type KeyboardEvent } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { activeByKey } from '../../ui/lists/list-keys.ts'
import { useSingleKey } from '../keys/keyboard-access.tsx'
import type { SearchEntry } from './search-entries.ts'
import type { SearchResults } from './search-results.ts'
import { usePlaceSearch, type PlaceSearch } from './use-place-search.ts'
import styles from './FindPlace.module.css'

export function FindPlace() {
  const search = usePlaceSearch()
  const [isExpanded, setExpanded] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const opener = useRef<HTMLDivElement>(null)
  const expand = () => {
    field.current?.focus()
    if (document.activeElement !== field.current) setExpanded(true)
  }
  // Before the next paint, so that no key typed in the meantime is lost.
  useLayoutEffect(() => {
    if (isExpanded) field.current?.focus()
  }, [isExpanded])
  useSingleKey('/', expand)
  const collapse = () => {
    search.close()
    if (!isExpanded) return
    setExpanded(false)
    // Before the field is unmounted, so that closing the details can restore the focus to the button.
    opener.current?.querySelector('button')?.focus()
  }
  const choose = (entry: SearchEntry) => {
    collapse()
    search.choose(entry)
  }
  return (
    <search className={styles['find']} data-out={isExpanded} data-opens-details="true">
      <div ref={opener} className={styles['opener']}>
        <Button kind="icon" icon="search" aria-expanded={isExpanded} onClick={expand}>
          Find a place or postcode
        </Button>
      </div>
      <SearchField search={search} field={field} onChoose={choose} onCollapse={collapse} />
    </search>
  )
}

interface SearchFieldProps {
  readonly search: PlaceSearch
  readonly field: React.RefObject<HTMLInputElement | null>
  readonly onChoose: (entry: SearchEntry) => void
  readonly onCollapse: () => void
}

function SearchField({ search, field, onChoose, onCollapse }: SearchFieldProps) {
  const id = useId()
  const { text, results, isOpen, active, announcement } = search
  return (
    <div
      className={styles['field']}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) search.close()
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
        placeholder="Place, street or postcode"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={80}
        value={text}
        onChange={(event) => search.type(event.currentTarget.value)}
        onKeyDown={(event) => handleKey(event, search, { onChoose, onCollapse })}
      />
      <div className={styles['away']}>
        <Button kind="icon" icon="close" onClick={onCollapse}>
          Close the search
        </Button>
      </div>
      <ResultList id={id} results={results} isOpen={isOpen} active={active} onChoose={onChoose} />
      <p aria-live="polite" className="visually-hidden">
        {isOpen ? results.summary : announcement}
      </p>
    </div>
  )
}

/** Keys of a WAI-ARIA 1.2 combo box with a list box: the focus stays in the field, arrow keys move the active option. */
function handleKey(
  event: KeyboardEvent,
  { text, results: { shown }, isOpen, active, ...search }: PlaceSearch,
  { onChoose, onCollapse }: Pick<SearchFieldProps, 'onChoose' | 'onCollapse'>,
) {
  const { key } = event
  if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
  if (key === 'Escape') {
    if (isOpen) search.close()
    else if (text !== '') search.type('')
    else onCollapse()
    return
  }
  if (key === 'Enter') {
    const entry = isOpen ? shown[Math.max(0, active)] : undefined
    if (entry) onChoose(entry)
    return
  }
  // Without an active option, Home and End move the text cursor.
  if ((key === 'Home' || key === 'End') && active < 0) return
  const next = activeByKey(key, { active, count: shown.length })
  if (next === null) return
  event.preventDefault()
  search.activate(next)
}

interface ResultListProps {
  /** Element id of the list; its options are `id-0`, `id-1` and so on. */
  readonly id: string
  readonly results: SearchResults
  readonly isOpen: boolean
  readonly active: number
  readonly onChoose: (entry: SearchEntry) => void
}

/** The list box under the search field, and the sentence on how many matches there are. */
function ResultList({ id, results: { shown, summary }, isOpen, active, onChoose }: ResultListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div className={styles['results']} hidden={!isOpen}>
      <div ref={list} id={id} role="listbox" aria-label="What was found">
        {shown.map((entry, row) => (
          <button
            key={entry.key}
            id={`${id}-${row}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={row === active}
            // Keeps the focus in the field, so that the list stays open until the click is handled.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(entry)}
          >
            <span>{entry.name}</span>
            <span className={styles['what']}>{entry.kindLabel}</span>
          </button>
        ))}
      </div>
      <p className={styles['summary']}>{summary}</p>
    </div>
  )
}

/** The box to search the help in, and the passages that it finds. */
import { useEffect, useRef } from 'react'
import { hasSingleKeyShortcuts } from '../../state/effects/preferences.ts'
import { helpTitle, type HelpPage } from '../../state/help/help-page.ts'
import { Button } from '../../ui/Button.tsx'
import { plural } from '../../ui/numbers.ts'
import { findInHelp } from './help-search.ts'
import { WithNames } from './WithNames.tsx'
import styles from './Help.module.css'

interface HelpBoxProps {
  readonly question: string
  readonly onQuestion: (question: string) => void
}

export function HelpBox({ question, onQuestion }: HelpBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, altKey, ctrlKey, metaKey } = event
      if (key !== '/' || altKey || ctrlKey || metaKey || !hasSingleKeyShortcuts()) return
      if (target instanceof Element && target.matches('input:not([type="checkbox"])')) return
      event.preventDefault()
      box.current?.focus()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <search className={styles['search']}>
      <input
        ref={box}
        type="search"
        aria-label="Search the help"
        placeholder="Search the help"
        maxLength={80}
        value={question}
        onChange={({ currentTarget }) => onQuestion(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || question === '') return
          // Otherwise it would close the help.
          event.preventDefault()
          event.stopPropagation()
          onQuestion('')
        }}
      />
    </search>
  )
}

interface HelpResultsProps {
  readonly question: string
  readonly onPage: (page: HelpPage) => void
}

export function HelpResults({ question, onPage }: HelpResultsProps) {
  const found = findInHelp(question)
  return (
    <>
      <p role="status" className={styles['found']}>
        {found.length > 0
          ? `${plural(found.length, 'passage')} on “${question.trim()}”.`
          : `Nothing in the help on “${question.trim()}”. Try another word.`}
      </p>
      {found.length === 0 && (
        <Button kind="link" onClick={() => onPage('ask')}>
          Who to ask
        </Button>
      )}
      <ul className={styles['results']}>
        {found.map(({ page, title, text }) => (
          <li key={`${page} ${title} ${text}`}>
            <Button kind="link" onClick={() => onPage(page)}>
              {helpTitle(page)}
            </Button>
            {title !== '' && <h3>{title}</h3>}
            <p>
              <WithNames text={text} />
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

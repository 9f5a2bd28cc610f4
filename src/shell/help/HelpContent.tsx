/** All pages of the help one below the other, so that the browser's own search finds every word, with a list of them. */
import { useEffect, useState } from 'react'
import { HELP_PAGES, helpTitle, type HelpPage } from '../../state/help/help-page.ts'
import { Button } from '../../ui/Button.tsx'
import { KeyList } from '../keys/KeyList.tsx'
import type { HelpText } from './help-text.ts'
import { HELP_TEXTS } from './help-search.ts'
import { PEOPLE_TO_ASK, WORD_MEANINGS, type GlossaryEntry } from './help-words.ts'
import { HelpBox, HelpResults } from './HelpSearch.tsx'
import { WithNames } from './WithNames.tsx'
import styles from './Help.module.css'

interface HelpContentProps {
  readonly page: HelpPage
  readonly onPage: (page: HelpPage) => void
}

export function HelpContent({ page, onPage }: HelpContentProps) {
  const [question, setQuestion] = useState('')
  const isAsked = question.trim() !== ''
  /** The page that is on screen already and was asked for again. */
  const [again, setAgain] = useState<{ readonly page: HelpPage } | null>(null)
  useEffect(() => show(page), [page])
  useEffect(() => {
    if (again) show(again.page)
  }, [again])
  const goTo = (next: HelpPage) => {
    setQuestion('')
    if (next === page) setAgain({ page })
    else onPage(next)
  }
  return (
    <>
      <HelpBox question={question} onQuestion={setQuestion} />
      <div className={styles['columns']}>
        <nav aria-label="Pages of the help" className={styles['pages']}>
          {HELP_PAGES.map(({ id, title }) => (
            <Button
              key={id}
              kind="link"
              aria-current={id === page ? 'page' : undefined}
              onClick={() => goTo(id)}
            >
              {title}
            </Button>
          ))}
        </nav>
        <div className={styles['texts']}>
          {isAsked && <HelpResults question={question} onPage={goTo} />}
          {!isAsked &&
            HELP_PAGES.map(({ id }) => (
              <section key={id} aria-labelledby={idOf(id)} className={styles['page']}>
                <h3 id={idOf(id)} tabIndex={-1}>
                  {helpTitle(id)}
                </h3>
                <PageContent page={id} />
              </section>
            ))}
          {!isAsked && (
            <p className={styles['licences']}>
              The terms of all that is built in, and of the data that it ships with:{' '}
              <a href="licences.txt" target="_blank" rel="noreferrer">
                Licences
              </a>
            </p>
          )}
        </div>
      </div>
    </>
  )
}

function show(page: HelpPage) {
  const heading = document.getElementById(idOf(page))
  heading?.focus()
  heading?.scrollIntoView({ block: 'start' })
}

const idOf = (page: HelpPage) => `help-${page}`

function PageContent({ page }: { readonly page: HelpPage }) {
  if (page === 'words') return <Glossary entries={WORD_MEANINGS} />
  if (page === 'ask') return <Glossary entries={PEOPLE_TO_ASK} />
  return page === 'keys' ? <KeyList /> : <TextView {...HELP_TEXTS[page]} />
}

function TextView({ answers, steps, notes = [] }: HelpText) {
  return (
    <>
      <p>
        <WithNames text={answers} />
      </p>
      <dl className={styles['steps']}>
        {steps.map(({ goal, how }) => (
          <div key={goal}>
            <dt>{goal}</dt>
            <dd>
              <WithNames text={how} />
            </dd>
          </div>
        ))}
      </dl>
      {notes.map((note) => (
        <p key={note}>
          <WithNames text={note} />
        </p>
      ))}
    </>
  )
}

const Glossary = ({ entries }: { readonly entries: readonly GlossaryEntry[] }) => (
  <dl className={styles['steps']}>
    {entries.map(({ term, meaning }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>
          <WithNames text={meaning} />
        </dd>
      </div>
    ))}
  </dl>
)

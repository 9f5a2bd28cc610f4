/** All pages of the help one below the other, so that the browser's own search finds every word, with a list of them. */
import { useEffect } from 'react'
import { HELP_PAGES, helpTitle, type HelpPage } from '../../state/help/help-page.ts'
import { Button } from '../../ui/Button.tsx'
import { KeyList } from '../keys/KeyList.tsx'
import { BOARD_HELP } from './board-help.ts'
import { textParts, type HelpText, type TextPage } from './help-text.ts'
import { PEOPLE_TO_ASK, WORD_MEANINGS, type GlossaryEntry } from './help-words.ts'
import { TEAM_HELP } from './team-help.ts'
import styles from './Help.module.css'

interface HelpContentProps {
  readonly page: HelpPage
  readonly onPage: (page: HelpPage) => void
}

export function HelpContent({ page, onPage }: HelpContentProps) {
  useEffect(() => {
    const heading = document.getElementById(idOf(page))
    heading?.focus()
    heading?.scrollIntoView({ block: 'start' })
  }, [page])
  return (
    <div className={styles['columns']}>
      <nav aria-label="Pages of the help" className={styles['pages']}>
        {HELP_PAGES.map(({ id, title }) => (
          <Button
            key={id}
            kind="link"
            aria-current={id === page ? 'page' : undefined}
            onClick={() => onPage(id)}
          >
            {title}
          </Button>
        ))}
      </nav>
      <div className={styles['texts']}>
        {HELP_PAGES.map(({ id }) => (
          <section key={id} aria-labelledby={idOf(id)} className={styles['page']}>
            <h3 id={idOf(id)} tabIndex={-1}>
              {helpTitle(id)}
            </h3>
            <PageContent page={id} />
          </section>
        ))}
      </div>
    </div>
  )
}

const idOf = (page: HelpPage) => `help-${page}`

/** The pages that are texts. */
const HELP_TEXTS: Readonly<Record<TextPage, HelpText>> = { ...TEAM_HELP, ...BOARD_HELP }

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

/** A text with the names of buttons and headings in bold. */
const WithNames = ({ text }: { readonly text: string }) =>
  textParts(text).map(({ text: part, isName }, i) => (isName ? <strong key={i}>{part}</strong> : part))

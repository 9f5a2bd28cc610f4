/** The frame of every detail: kicker, title, one sentence, up to four figures, then sections. */
import type { ReactNode } from 'react'
import { copiedSentence } from '../../measures/copied-sentence.ts'
import { spanWords } from '../../measures/sentences.ts'
import { useHoldfast } from '../../state/context.tsx'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'
import styles from './details.module.css'

export interface HeadlineFigure {
  readonly value: string
  readonly label: string
}
interface StoryProps {
  readonly kicker: string
  readonly title: string
  readonly sentence: string
  readonly figures?: readonly HeadlineFigure[]
  readonly children?: ReactNode
}

export function DetailsFrame({ kicker, title, sentence, figures = [], children }: StoryProps) {
  return (
    <div className={styles['story']}>
      <p className={styles['kicker']}>{kicker}</p>
      <h3 tabIndex={-1} className={styles['title']}>
        {title}
      </h3>
      <p>{sentence}</p>
      {figures.length > 0 && (
        <dl className={styles['figures']}>
          {figures.map(({ value, label }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {value} <CopyFigure about={label} sentence={`${title}: ${value} ${label}`} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </div>
  )
}

/** A figure of the story as a sentence, with the window that it was counted in. */
function CopyFigure({ about, sentence }: { readonly about: string; readonly sentence: string }) {
  const window = useHoldfast(({ shown }) => shown?.window)
  const catalogue = useHoldfast((state) => state.catalogue)
  if (!window || !catalogue) return null
  return (
    <CopyButton about={about} sentence={copiedSentence(`${sentence}, ${spanWords(window)}`, catalogue)} />
  )
}

interface SectionProps {
  readonly title: string
  readonly fact?: string
  readonly children: ReactNode
}
export function DetailsSection({ title, fact, children }: SectionProps) {
  return (
    <section className={styles['section']}>
      <header>
        <h4>{title}</h4>
        {fact !== undefined && <span>{fact}</span>}
      </header>
      {children}
    </section>
  )
}

/** What a link to something that the data no longer hold shows. */
export const NotInData = ({ what }: { readonly what: string }) => (
  <DetailsFrame
    kicker={what}
    title="Not in the data"
    sentence="The feeds that are open do not hold it (any more)."
  />
)

/** Layout of a feature's details: kicker, title, one sentence, up to four headline figures, then sections. */
import type { ReactNode } from 'react'
import { asAtOf } from '../../measures/baseline/as-at.ts'
import { copiedSentence } from '../../measures/copied-sentence.ts'
import { spanWords } from '../../measures/sentences.ts'
import { useHoldfast } from '../../state/context.tsx'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'
import styles from './details.module.css'

/** A formatted number and its label. */
export interface HeadlineFigure {
  readonly value: string
  readonly label: string
  /** Days and filters that it was counted with, for its copy; left out: those of the frame. */
  readonly asked?: string
}
interface DetailsFrameProps {
  readonly kicker: string
  readonly title: string
  readonly sentence: string
  readonly figures?: readonly HeadlineFigure[]
  /** Days and filters that the figures were counted with; left out: the days of the window. */
  readonly asked?: string
  readonly children?: ReactNode
}

export function DetailsFrame({ kicker, title, sentence, figures = [], asked, children }: DetailsFrameProps) {
  return (
    <div className={styles['story']}>
      <p className={styles['kicker']}>{kicker}</p>
      <h3 tabIndex={-1} className={styles['title']}>
        {title}
      </h3>
      <p>{sentence}</p>
      {figures.length > 0 && (
        <dl className={styles['figures']}>
          {figures.map(({ value, label, ...figure }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {value}{' '}
                <CopyFigure
                  about={label}
                  sentence={`${title}: ${value} ${label}`}
                  asked={figure.asked ?? asked}
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </div>
  )
}

interface CopyFigureProps {
  readonly about: string
  readonly sentence: string
  readonly asked: string | undefined
}

/** Button that copies a headline figure as a sentence with its days and filters. */
function CopyFigure({ about, sentence, asked }: CopyFigureProps) {
  const window = useHoldfast(({ shown }) => shown?.window)
  const catalogue = useHoldfast((state) => state.catalogue)
  if (!window || !catalogue) return null
  const origin = { manifest: catalogue.manifest, asAt: asAtOf(window, catalogue) }
  return (
    <CopyButton
      about={about}
      sentence={copiedSentence(`${sentence}, ${asked ?? spanWords(window)}`, origin)}
    />
  )
}

interface DetailsSectionProps {
  readonly title: string
  /** Short text at the right of the heading. */
  readonly fact?: string
  readonly children: ReactNode
}
/** A section with a heading. */
export function DetailsSection({ title, fact, children }: DetailsSectionProps) {
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

/** Shown for a permalink to a feature that is not in the data. */
export const NotInData = ({ what }: { readonly what: string }) => (
  <DetailsFrame kicker={what} title="Not in the data" sentence="It is not in the feeds that are open." />
)

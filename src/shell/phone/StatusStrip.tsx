/** The status of a phone in one strip: the days, how many incidents are in view, and the handling mark; the whole on a tap. */
import { useId, useState, type ReactNode } from 'react'
import { restOfStatus, StatusSentence, type StatusFacts } from '../../clock/StatusLine.tsx'
import { civilDate, isSameSpan, monthsTouched, type Day, type DaySpan } from '../../domain/day.ts'
import { boundWords } from '../../measures/feeds/known-words.ts'
import { Icon } from '../../ui/Icon.tsx'
import { formatTightSpan, SHORT_MONTHS } from '../../ui/numbers.ts'
import styles from './StatusStrip.module.css'

interface StatusStripProps {
  readonly facts: StatusFacts
  /** The label of the highest handling of the data. */
  readonly handling: string
  /** Whether the data fall short in some way that the whole says. */
  readonly hasShortfall: boolean
  /** The whole, with its buttons. */
  readonly children: ReactNode
}

export function StatusStrip({ facts, handling, hasShortfall, children }: StatusStripProps) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const rest = restOfStatus(facts)
  return (
    <div className={styles['status']} data-tour="status" data-open={isOpen}>
      <div className={styles['strip']}>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          className={styles['toggle']}
          onClick={() => setOpen(!isOpen)}
        >
          {/* Also shown while a message waits that is not urgent: Messages.module.css. */}
          <span className={styles['sign']} data-shown={hasShortfall}>
            <Icon name="warning" size={12} />
          </span>
          <span className={styles['text']}>
            <b>{monthsWords(facts.scope.window)}</b>
            {`, ${inViewWords(facts)}${rest === null ? '' : ', and more'}`}
          </span>
          <span className={styles['chevron']} data-open={isOpen}>
            <Icon name="chevron" size={12} />
          </span>
        </button>
        <span className={styles['handling']}>{handling}</span>
      </div>
      <div id={id} className={styles['whole']} hidden={!isOpen}>
        {isOpen && children}
      </div>
      {!isOpen && <StatusSentence {...facts} />}
    </div>
  )
}

/** `Sept 2023 to Aug 2024` where whole months are shown, else the days. */
export function monthsWords(span: DaySpan): string {
  if (!isSameSpan(span, monthsTouched(span))) return formatTightSpan(span.from, span.to)
  const [first, last] = [monthWords(span.from), monthWords(span.to)]
  return first === last ? last : `${first} to ${last}`
}

function monthWords(day: Day): string {
  const { month, year } = civilDate(day)
  return `${SHORT_MONTHS[month - 1] ?? ''} ${year}`
}

/** `4,812 in view`; `at least 4,812 in view` where the data are known in part; `not known`. */
export function inViewWords({
  inView,
  inAll,
  known,
}: Pick<StatusFacts, 'inView' | 'inAll' | 'known'>): string {
  if (known === 'no' || (known === 'part' && inAll === 0)) return 'not known'
  return `${boundWords(inView, known)} in view`
}

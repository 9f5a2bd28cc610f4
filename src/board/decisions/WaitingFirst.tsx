/** Beside the opening picture: the first of what waits for decision, and how many more the whole list below it has. */
import type { Site } from '../../domain/site.ts'
import type { WaitingItem } from '../../measures/meeting/waiting.ts'
import { dayWords } from '../../measures/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { formatCount, plural } from '../../ui/numbers.ts'
import { countSentence, type ListedDecisions } from './decision-counts.ts'
import { daysLeftWords, type DecisionTarget, targetOf } from './decision-words.ts'
import { DueDate } from './DueDate.tsx'
import style from './WaitingFirst.module.css'

/** As many as stand beside four sites on a screen of 900 px. */
const MOST_SHOWN = 7

interface WaitingFirstProps extends ListedDecisions {
  /** Element id of the heading of the whole list. */
  readonly list: string
  readonly sites: readonly Pick<Site, 'id' | 'name'>[]
  readonly onTarget?: ((target: DecisionTarget) => void) | undefined
}

export function WaitingFirst({ list, sites, onTarget, ...listed }: WaitingFirstProps) {
  const { decisions } = listed
  const shown = decisions.slice(0, MOST_SHOWN)
  const showList = () => {
    const heading = document.getElementById(list)
    heading?.focus({ preventScroll: true })
    heading?.scrollIntoView({ block: 'start' })
  }
  return (
    <section className={style['waiting']} aria-labelledby="waiting-first">
      <h2 id="waiting-first">Waits for decision</h2>
      <p className={style['count']}>{`${countSentence(listed)}${undatedSentence(decisions)}`}</p>
      <ol className={style['list']}>
        {shown.map((item) => (
          <li key={`${item.kind} ${item.id}`}>
            <Item item={item} site={sites.find(({ id }) => id === item.site)} onTarget={onTarget} />
          </li>
        ))}
      </ol>
      {decisions.length > 0 && (
        <Button kind="link" onClick={showList}>
          {decisions.length > shown.length
            ? `${formatCount(decisions.length - shown.length)} more below, all with owners`
            : 'Owners below'}
        </Button>
      )}
    </section>
  )
}

/** ` Among them 2 signals and 1 quiet feed.`: what comes last, as it falls due on no day. */
function undatedSentence(decisions: readonly WaitingItem[]): string {
  const countOf = (kind: WaitingItem['kind']) => decisions.filter((item) => item.kind === kind).length
  const [signals, quiet] = [countOf('signal'), countOf('quiet-feed')]
  const parts = [signals > 0 && plural(signals, 'signal'), quiet > 0 && plural(quiet, 'quiet feed')]
  return signals + quiet === 0 ? '' : ` Among them ${parts.filter(Boolean).join(' and ')}.`
}

interface ItemProps extends Pick<WaitingFirstProps, 'onTarget'> {
  readonly item: WaitingItem
  readonly site: Pick<Site, 'name'> | undefined
}

function Item({ item, site, onTarget }: ItemProps) {
  const { what, due, daysLeft } = item
  const target = targetOf(item)
  const name = site && !what.includes(site.name) ? `${site.name}: ` : ''
  return (
    <>
      {onTarget && target ? (
        <Button kind="link" onClick={() => onTarget(target)}>
          {`${name}${what}`}
        </Button>
      ) : (
        <p>{`${name}${what}`}</p>
      )}
      <p className={style['due']}>
        {daysLeft === null ? `since ${dayWords(due)}` : <DueDate day={due} />}
        {daysLeft !== null && (
          <>
            , <span className={daysLeft < 0 ? style['overdue'] : undefined}>{daysLeftWords(daysLeft)}</span>
          </>
        )}
      </p>
    </>
  )
}

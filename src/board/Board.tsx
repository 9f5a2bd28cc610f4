/** The board: what waits, what was done, apart from it what happened, and the wards one by one. */
import { useState, type ReactNode } from 'react'
import type { FeedFailure } from '../domain/dataset.ts'
import type { Partner } from '../domain/place/place.ts'
import type { Site } from '../domain/site.ts'
import type { AreaRow } from '../measures/area-table.ts'
import type { Figure } from '../measures/figure.ts'
import type { WaitingItem } from '../measures/meeting/waiting.ts'
import { comparisonsIn, comparisonsSentence } from '../measures/sentences.ts'
import { Message } from '../ui/Message.tsx'
import { shownFigures } from './board-words.ts'
import { BoardHead } from './BoardHead.tsx'
import type { BoardHeadProps } from './BoardHead.tsx'
import { CategoryList } from './summary/CategoryList.tsx'
import { DecisionsToday } from './summary/DecisionsToday.tsx'
import { SiteList } from './summary/SiteList.tsx'
import { WardTable } from './summary/WardTable.tsx'
import { WhatHappened } from './summary/WhatHappened.tsx'
import { WhatWasDone } from './summary/WhatWasDone.tsx'
import style from './styles/Board.module.css'

/** Everything the board shows, as plain data; `figures` and `wardRows` answer the same window and baseline. */
export interface BoardProps extends BoardHeadProps {
  /** Null while they are not counted: `pending` then stands in their place. */
  readonly figures: readonly Figure[] | null
  readonly pending?: ReactNode
  readonly partners: readonly Partner[]
  readonly wardRows: readonly AreaRow[]
  readonly decisions: readonly WaitingItem[]
  /** What no feed tells of, in words. */
  readonly unknown: readonly string[]
  readonly sites: readonly Site[]
  /** Changes in how things are counted that window or baseline fall into. */
  readonly notes: readonly string[]
  readonly failures: readonly FeedFailure[]
  readonly onSite?: (id: string) => void
  readonly onArea?: (code: string) => void
}

export function Board(props: BoardProps) {
  const { figures, pending = null } = props
  // Drugs and weapons offences rise where the partnership works, so changes leave them out until asked not to.
  const [leavesOut, setLeavesOut] = useState(true)
  return (
    <div className={style['board']}>
      <BoardHead {...props} />
      {props.failures.map(({ feed, what, toDo }) => (
        <Message key={feed} kind="error" title={`${feed} did not open. ${what}`}>
          {toDo}
        </Message>
      ))}
      {figures ? (
        <Counted {...props} figures={figures} leavesOut={leavesOut} onLeavesOut={setLeavesOut} />
      ) : (
        pending
      )}
    </div>
  )
}

interface CountedProps extends BoardProps {
  readonly figures: readonly Figure[]
  readonly leavesOut: boolean
  readonly onLeavesOut: (leavesOut: boolean) => void
}

function Counted(props: CountedProps) {
  const { asOf, window, baseline, figures, wardRows, sites, leavesOut, onSite, onArea } = props
  const hasBaseline = baseline !== null
  return (
    <>
      <DecisionsToday decisions={props.decisions} unknown={props.unknown} />
      <div className={style['halves']}>
        <WhatWasDone figures={figures} partners={props.partners} window={window} hasBaseline={hasBaseline} />
        <WhatHappened
          figures={figures}
          leavesOut={leavesOut}
          onLeavesOut={props.onLeavesOut}
          notes={props.notes}
        />
      </div>
      <div className={style['thirds']}>
        <div>
          <SiteList
            sites={sites}
            figures={figures}
            on={window.to < asOf ? window.to : asOf}
            onSite={onSite}
          />
          <CategoryList figures={figures} window={window} />
        </div>
        <WardTable
          rows={wardRows}
          window={window}
          hasBaseline={hasBaseline}
          leavesOut={leavesOut}
          onArea={onArea}
        />
      </div>
      <p className={style['foot']}>
        {hasBaseline &&
          `On the whole page: ${comparisonsSentence(comparisonsIn(shownFigures(figures, leavesOut)))} `}
        Crimes and ASB are counted by the day they happened; one known only by its month counts on the first
        of it.
      </p>
    </>
  )
}

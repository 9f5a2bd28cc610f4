/** One area on one sheet of A4 in large print: to be pinned up, or handed over a counter. */
import type { PublicArea, PublicSummary } from '../summary/public-summary.ts'
import { Document } from './parts/Document.tsx'
import { FigureTable } from './parts/FigureTable.tsx'
import { WhereToTurn } from './parts/WhereToTurn.tsx'
import { waysToTurn, dayWords, wordOf } from './reading/words.ts'
import { crimesRow, defaultSelection, groupRows } from './reading/rows.ts'
import { kindsSentence, leadSentence } from './reading/sentences.ts'

interface Props {
  readonly summary: PublicSummary
  readonly area: PublicArea
}

export function SheetPage({ summary, area }: Props) {
  const { labels, releasedOn, demonstration } = summary
  const look = { ...defaultSelection(summary), area: area.code }
  const place = wordOf(labels, 'place')
  const lead = leadSentence(summary, look, place)
  return (
    <Document title={`${area.name}: ${wordOf(labels, 'title')}`} says={lead} kind="sheet">
      <header>
        {demonstration !== undefined && <p className="mark">{demonstration}</p>}
        <h1>{area.name}</h1>
        <p id="lead">{lead}</p>
      </header>
      <main>
        <FigureTable
          id="kinds"
          caption={kindsSentence(summary, look, place)}
          of="Kind of report"
          quarter={look.quarter}
          rows={groupRows(summary, look)}
          whole={crimesRow(summary, look)[0]}
        />
        <p className="mark">
          A band such as 5 to 9 holds the number somewhere in it. More reports can mean more trust. 0 to 4 is
          not nought.
        </p>
        <WhereToTurn contacts={waysToTurn(summary.contacts)} isShort />
      </main>
      <footer>
        <p>{`${wordOf(labels, 'partnership')}, ${dayWords(releasedOn)}.`}</p>
      </footer>
    </Document>
  )
}

/** Its name beside the page. */
export const sheetName = ({ code }: PublicArea) => `sheets/${code}.html`

/** The figures of one area as a single A4 page in large print, for notice boards and counters. */
import type { PublicArea, PublicSummary } from '../summary/public-summary.ts'
import { Document } from './parts/Document.tsx'
import { FigureTable } from './parts/FigureTable.tsx'
import { TeamFacts, teamOf } from './parts/Teams.tsx'
import { WhereToTurn } from './parts/WhereToTurn.tsx'
import { helpContacts, dayWords, labelText } from './reading/words.ts'
import { crimesRow, defaultSelection, groupRows } from './reading/rows.ts'
import { kindsSentence, leadSentence } from './reading/sentences.ts'

interface Props {
  readonly summary: PublicSummary
  readonly area: PublicArea
}

export function SheetPage({ summary, area }: Props) {
  const { labels, releasedOn, demonstration } = summary
  const look = { ...defaultSelection(summary), area: area.code }
  const place = labelText(labels, 'place')
  const team = teamOf(summary, area.code)
  const lead = leadSentence(summary, look, place)
  return (
    <Document title={`${area.name}: ${labelText(labels, 'title')}`} description={lead} kind="sheet">
      <header>
        <p className="mark">
          {`${labelText(labels, 'partnership')}, ${dayWords(releasedOn)}.`}
          {demonstration !== undefined && ` ${demonstration}.`}
        </p>
        <h1>{area.name}</h1>
        {/* Without the ranges, which stand in the table. */}
        <p id="lead">{lead}</p>
      </header>
      <main>
        <FigureTable
          id="kinds"
          caption={kindsSentence(summary, look, place)}
          rowHeader="Kind of report"
          quarter={look.quarter}
          rows={groupRows(summary, look)}
          total={crimesRow(summary, look)[0]}
        />
        <p className="mark">
          A band such as 5 to 9 holds the number somewhere in it. More reports can mean more trust. 0 to 4 may
          be four.
        </p>
        <WhereToTurn contacts={helpContacts(summary.contacts)} isShort />
        {team !== null && (
          <section className="own-team" aria-labelledby="team-title">
            <h2 id="team-title">{`Your team: ${team.name}`}</h2>
            <TeamFacts team={team} />
          </section>
        )}
      </main>
    </Document>
  )
}

/** Path of an area's A4 page, relative to the public page. */
export const sheetName = ({ code }: PublicArea) => `sheets/${code}.html`

/** Explanation of the bands and of their limits, with the release's own notes. */
import { CORRECTIONS_ID } from './About.tsx'
import type { PublicNote } from '../../summary/public-summary.ts'

interface Props {
  readonly notes: readonly PublicNote[]
}

export function Notes({ notes }: Props) {
  return (
    <section className="notes" aria-labelledby="notes-title">
      <h3 id="notes-title">What these numbers are, and are not</h3>
      <p>
        They count reports to the police of crime and of anti-social behaviour, by area and by three calendar
        months. Each is a band of five. <b>5 to 9</b> means that the number lies somewhere in it. A total is
        given from the least to the most that it can be. We use bands so that nobody is picked out.
      </p>
      <ul className="plain">
        <li>
          <b>0 to 4</b> may be none, and may be four. <b>Not published</b> means that a figure is held back;{' '}
          <b>no data</b> means that there is none.
        </li>
        <li>
          <b>More reports can mean more trust.</b> Much is never reported. When people see that reporting
          helps, they report more, and the number rises while the place gets better.
        </li>
        <li>
          <b>Lower and higher</b> are said only where chance alone would hardly give such a change. Otherwise
          there is no clear change. One quarter in one area is not a trend.
        </li>
        <li>
          <b>A closed home does not mean that the people in it did wrong.</b> A court closes premises to stop
          harm. Those who live there are often the ones who are harmed.
        </li>
        <li>
          Drugs and some other crime are not given by area, and are in no total here. Those numbers rise where
          the police look for them.
        </li>
        <li>
          Figures appear six weeks or more after a quarter ends and are then left as they are.{' '}
          <a href={`#${CORRECTIONS_ID}`}>How they are put right</a>
        </li>
        {notes.map((note) => (
          <li key={note.text} {...countingMarks(note)}>
            {note.text}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the page's script needs to know of it. */
const countingMarks = ({ from, to, groups, areas, both }: PublicNote) => ({
  'data-counting': from,
  ...(to !== null && { 'data-until': to }),
  'data-kinds': groups.join(' '),
  ...(areas && { 'data-areas': areas.join(' ') }),
  ...(both && { 'data-both': both.join(' ') }),
})

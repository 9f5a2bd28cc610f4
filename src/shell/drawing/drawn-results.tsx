/** What was made: the file, what is in it, that nothing was sent, and whom to give it to. */

import { useEffect, useRef, useContext } from 'react'
import { rowsSetAside } from '../../domain/feed.ts'
import { saveText } from '../../ui/copy/clipboard.ts'
import { Button } from '../../ui/Button.tsx'
import { plural } from '../../ui/numbers.ts'
import styles from './drawing.module.css'
import type { MadeFeedFile } from './make-feed-file.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import type { DrawnHere } from '../../state/drawing/drawing.ts'

export const saveMade = ({ fileName, text }: MadeFeedFile) => saveText(fileName, 'application/geo+json', text)

interface MadeFileProps {
  readonly made: MadeFeedFile
  readonly onMore: () => void
}

export function MadeFile({ made, onMore }: MadeFileProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { fileName, feed, drawn, earlier } = made
  return (
    <div className={styles['made']}>
      <h3 ref={heading} tabIndex={-1}>{`${fileName} was made`}</h3>
      <p>
        <strong>Nothing was sent. Give this file to whoever keeps the feed.</strong>
        {feed.source && ` Its source: ${feed.source}.`}
      </p>
      <p>It is the whole feed with “{drawn.name}” in it, and can stand in place of the file on the server.</p>
      <p>{rowWords(made)}</p>
      {earlier > 0 && <p>{`${plural(earlier, 'thing')} drawn or recorded here before: in it too.`}</p>}
      {drawn.shape && (
        <p>Until this page is loaded again the map shows it as drawn here, not yet in the feed.</p>
      )}
      <div className={styles['buttons']}>
        <Button onClick={() => saveMade(made)}>Download again</Button>
        <Button kind="link" onClick={onMore}>
          Draw or record another
        </Button>
      </div>
    </div>
  )
}

function rowWords({ before, after }: MadeFeedFile): string {
  const aside = rowsSetAside(after)
  const held = before.shown === after.shown ? 'as before' : `was ${before.shown}`
  return `Checked as feeds are: ${plural(after.shown, 'row')} shown, ${held}; ${aside === 0 ? 'none' : aside} set aside${aside > 0 ? ', as before' : ''}.`
}

/** What was drawn or recorded on this page and stands in no feed yet: it goes into the next file too, unless it is taken out. */

export function DrawnHereList() {
  const store = useContext(StoreContext)
  const drawnHere = useHoldfast((state) => state.drawnHere)
  if (drawnHere.length === 0) return null
  const remove = (gone: DrawnHere) =>
    store.setState((state) => ({ drawnHere: state.drawnHere.filter((one) => one !== gone) }))
  return (
    <section className={styles['here']} aria-label="Drawn here, not yet in the feed">
      <h3>Drawn here, not yet in the feed</h3>
      <p className={styles['hint']}>Each goes into the next file of its feed too.</p>
      <ul>
        {drawnHere.map((one, i) => (
          <li key={i}>
            <span>{one.name}</span>
            <Button kind="icon" icon="close" onClick={() => remove(one)}>
              {`Take out ${one.name}`}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

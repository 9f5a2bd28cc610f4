/** Results of drawing and recording: the feed file just made, and the drawings of this page not yet in a feed. */
import { useEffect, useRef, useContext } from 'react'
import { rowsSetAside } from '../../domain/feed.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import type { DrawnItem } from '../../state/drawing/drawing.ts'
import { Button } from '../../ui/Button.tsx'
import { saveText } from '../../ui/copy/clipboard.ts'
import { plural } from '../../ui/numbers.ts'
import type { MadeFeedFile } from './make-feed-file.ts'
import styles from './drawing.module.css'

/** Saves the feed file to this device. */
export const saveFeedFile = ({ fileName, text }: MadeFeedFile) =>
  saveText(fileName, 'application/geo+json', text)

interface FeedFileResultProps {
  readonly result: MadeFeedFile
  readonly onMore: () => void
}

/** Confirmation that the file was made: its content, that nothing was sent, and whom to give it to. */
export function FeedFileResult({ result, onMore }: FeedFileResultProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { fileName, feed, drawn, earlier } = result
  return (
    <div className={styles['result']}>
      <h3 ref={heading} tabIndex={-1}>{`${fileName} was made`}</h3>
      <p>
        <strong>Nothing was sent. Give this file to whoever keeps the feed.</strong>
        {feed.source && ` Its source: ${feed.source}.`}
      </p>
      <p>It is the whole feed with “{drawn.name}” in it, and can stand in place of the file on the server.</p>
      <p>{rowsSentence(result)}</p>
      {earlier > 0 && <p>{`${plural(earlier, 'thing')} drawn or recorded here before: in it too.`}</p>}
      {drawn.shape && (
        <p>Until this page is loaded again the map shows it as drawn here, not yet in the feed.</p>
      )}
      <div className={styles['buttons']}>
        <Button onClick={() => saveFeedFile(result)}>Download again</Button>
        <Button kind="link" onClick={onMore}>
          Draw or record another
        </Button>
      </div>
    </div>
  )
}

function rowsSentence({ before, after }: MadeFeedFile): string {
  const setAsideCount = rowsSetAside(after)
  const comparison = before.shown === after.shown ? 'as before' : `was ${before.shown}`
  return `Checked as feeds are: ${plural(after.shown, 'row')} shown, ${comparison}; ${setAsideCount === 0 ? 'none' : setAsideCount} set aside${setAsideCount > 0 ? ', as before' : ''}.`
}

/** Drawings of this page that are in no feed yet; each goes into the next file unless it is removed. */
export function DrawnHereList() {
  const store = useContext(StoreContext)
  const drawnItems = useHoldfast((state) => state.drawnItems)
  if (drawnItems.length === 0) return null
  const remove = (removed: DrawnItem) =>
    store.setState((state) => ({ drawnItems: state.drawnItems.filter((drawing) => drawing !== removed) }))
  return (
    <section className={styles['here']} aria-label="Drawn here, not yet in the feed">
      <h3>Drawn here, not yet in the feed</h3>
      <p className={styles['hint']}>Each goes into the next file of its feed too.</p>
      <ul>
        {drawnItems.map((drawing, index) => (
          <li key={index}>
            <span>{drawing.name}</span>
            <Button kind="icon" icon="close" onClick={() => remove(drawing)}>
              {`Take out ${drawing.name}`}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was made: the file, what is in it, that nothing was sent, and whom to give it to. */
import { useEffect, useRef } from 'react'
import { rowsSetAside } from '../../domain/feed.ts'
import { saveText } from '../../ui/copy/clipboard.ts'
import { Button } from '../../ui/Button.tsx'
import { plural } from '../../ui/numbers.ts'
import styles from './drawing.module.css'
import type { MadeFeedFile } from './making.ts'

export const saveMade = ({ fileName, text }: MadeFeedFile) => saveText(fileName, 'application/geo+json', text)

interface Props {
  readonly made: MadeFeedFile
  readonly onMore: () => void
}

export function MadeFile({ made, onMore }: Props) {
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

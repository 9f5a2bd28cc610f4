/** The tab of the shift: the region beside the map, always there to take the focus; its content is loaded on first use. */
import { lazy, Suspense, useState } from 'react'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { Boundary } from '../../ui/Boundary.tsx'
import { Sheet } from '../../ui/sheet/Sheet.tsx'
import styles from './Tonight.module.css'

const Tonight = lazy(async () => ({ default: (await import('./Tonight.tsx')).Tonight }))

export function LazyTonight() {
  const isShown = useHoldfast(({ view }) => view.tab === 'tonight')
  const intend = useIntent()
  const [wasShown, setWasShown] = useState(isShown)
  if (isShown && !wasShown) setWasShown(true)
  return (
    <Sheet
      isWithMap
      name="tonight"
      what="the shift"
      onClose={() => intend({ kind: 'set-tab', tab: 'team' })}
      id="tonight"
      tabIndex={-1}
      aria-label="Tonight"
      hidden={!isShown}
      className={styles['panel']}
      data-opens-details=""
    >
      <Boundary what="The shift">
        <Suspense fallback={<p className={styles['waiting']}>The shift is being opened.</p>}>
          {wasShown && <Tonight />}
        </Suspense>
      </Boundary>
    </Sheet>
  )
}

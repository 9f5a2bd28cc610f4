/** On the street: the next place and nothing else, for one thumb; the rest of the shift when it is asked for. */
import { useContext, useEffect, useRef, useState } from 'react'
import { civilDate, londonDay, londonMinute, weekdayOf } from '../../domain/day.ts'
import type { CrewShift } from '../../domain/places/crew-shift.ts'
import { INVENTED } from '../../measures/board-file.ts'
import { clockWords, WEEKDAYS } from '../../measures/planning/shift-request.ts'
import { nextPlanned, shiftTime, visitUnderWay } from '../../measures/planning/crew-shift.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { storeTheme } from '../../state/effects.ts'
import type { CrewScreenState } from '../../state/crew/crew-screen.ts'
import { setCrewScreen } from '../../state/crew/crew-actions.ts'
import { Button } from '../../ui/Button.tsx'
import { SHORT_MONTHS } from '../../ui/numbers.ts'
import { HandIn } from './HandIn.tsx'
import { NextPlace } from './NextPlace.tsx'
import { RestOfShift } from './RestOfShift.tsx'
import { CrewMap } from './CrewMap.tsx'
import styles from './street.module.css'
import { useNowEach, useSignalWords } from './use-crew-screen.ts'
import { VisitUnderWay } from './VisitUnderWay.tsx'

export function CrewScreen({ street }: { readonly street: CrewScreenState }) {
  const { shift, isStored, announcement } = street
  const sheet = useRef<HTMLDialogElement>(null)
  const under = visitUnderWay(shift)
  const now = shiftTime(shift, useNowEach(under ? 1000 : 15_000))
  const [isMore, setMore] = useState(false)
  useEffect(() => sheet.current?.showModal(), [])
  return (
    <dialog
      ref={sheet}
      aria-label="Shift"
      className={styles['screen']}
      // Escape leaves nothing here: twice covers the screen.
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault()
      }}
      onCancel={(event) => event.preventDefault()}
    >
      <Head shift={shift} now={clockWords(londonMinute(now))} />
      <Marks shift={shift} />
      <CrewMap shift={shift} />
      <div className={styles['sheet']}>
        {!isStored && (
          <p role="alert" className={styles['alarm']}>
            This device keeps nothing: hand the visits in before the page is closed.
          </p>
        )}
        {under ? (
          <VisitUnderWay shift={shift} visit={under} now={now} />
        ) : nextPlanned(shift) === null ? (
          <p className={styles['done']}>Every visit of the plan is made or passed over. Hand the shift in.</p>
        ) : (
          <NextPlace shift={shift} />
        )}
        <p role="status" className={styles['quiet']}>
          {announcement}
        </p>
        <div className={styles['more']}>
          <Button aria-expanded={isMore} onClick={() => setMore(!isMore)}>
            {isMore ? 'Only the next place' : 'The rest of the shift'}
          </Button>
          <HandIn shift={shift} />
        </div>
        {isMore && <RestOfShift shift={shift} />}
      </div>
    </dialog>
  )
}

function Head({ shift, now }: { readonly shift: CrewShift; readonly now: string }) {
  const store = useContext(StoreContext)
  const theme = useHoldfast((state) => state.theme)
  return (
    <header className={styles['head']}>
      <h2>{`Crew ${shift.crew}`}</h2>
      <span>{`${dayWordsShort(shift)}, ${now}`}</span>
      <Button kind="icon" icon="cover" onClick={() => store.setState({ isCovered: true })}>
        Cover the screen
      </Button>
      <Button
        kind="icon"
        icon={theme === 'day' ? 'moon' : 'sun'}
        onClick={() => storeTheme(store, theme === 'day' ? 'night' : 'day')}
      >
        {theme === 'day' ? 'Night colours' : 'Day colours'}
      </Button>
      <Button kind="icon" icon="close" onClick={() => setCrewScreen(store, { isOn: false })}>
        Look at the map
      </Button>
    </header>
  )
}

/** `Fri 30 Aug`: a phone's head has no room for a year. */
function dayWordsShort({ start }: CrewShift) {
  const day = londonDay(start)
  const { day: date, month } = civilDate(day)
  return `${(WEEKDAYS[weekdayOf(day)] ?? '').slice(0, 3)} ${date} ${SHORT_MONTHS[month - 1] ?? ''}`
}

function Marks({ shift }: { readonly shift: CrewShift }) {
  const signal = useSignalWords()
  return (
    <p className={styles['marks']}>
      <span>
        {shift.demonstration ? `${shift.handling.toUpperCase()} · ${INVENTED}` : shift.handling.toUpperCase()}
      </span>
      <span>{signal ?? 'Works offline'}</span>
    </p>
  )
}

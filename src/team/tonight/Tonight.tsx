/** The shift of the evening as one picture: heading, one sentence, its hours, and the places of a crew as cards. */
import { type RefObject, useContext, useLayoutEffect, useRef, useState } from 'react'
import type { FeedKind } from '../../domain/feed.ts'
import { knowledgeIn, knownWords } from '../../measures/feeds/known-words.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { placeCards, placesBeyond } from '../../measures/tonight/crew-cards.ts'
import {
  busiestSentence,
  crewSentence,
  heldWords,
  ORDER_BY_LOT,
  shiftHeading,
  shiftHours,
  windowWords,
} from '../../measures/tonight/shift-words.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { logTap, startShift } from '../../state/crew/crew-actions.ts'
import { isPlanShown, useOpenPlanning } from '../../state/planning/plan-access.ts'
import { planShift } from '../../state/planning/plan-shift.ts'
import { setPlanning } from '../../state/planning/planning-actions.ts'
import type { ShiftFields } from '../../state/planning/shift-fields.ts'
import { Button } from '../../ui/Button.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { Message } from '../../ui/Message.tsx'
import { plural } from '../../ui/numbers.ts'
import { CrewChoice } from '../plan/PlanResult.tsx'
import { isChanged, useShiftFields } from '../plan/use-shift-fields.ts'
import { ChangeShift } from './ChangeShift.tsx'
import { HowWeKnow } from './HowWeKnow.tsx'
import { ShiftCards } from './ShiftCards.tsx'
import { ShiftHours } from './ShiftHours.tsx'
import { TakeOnPhone } from './TakeOnPhone.tsx'
import styles from './Tonight.module.css'
import { useAutomaticPlan } from './use-automatic-plan.ts'
import { useShiftRanking } from './use-shift-ranking.ts'
import { useWalkCamera } from './use-walk-camera.ts'

export function Tonight() {
  useAutomaticPlan()
  const catalogue = useHoldfast((state) => state.catalogue)
  const planning = useHoldfast((state) => state.planning)
  const plan = planning?.plan ?? null
  const fault = planning?.fault ?? null
  const crew = plan ? Math.min(planning?.crew ?? 0, plan.crews.length - 1) : 0
  const form = useShiftFields(planning?.fields ?? null)
  const isOutdated = plan !== null && isChanged(form, planning?.fields ?? null)
  const heading = useRef<HTMLHeadingElement>(null)
  useWalkCamera(plan, crew)
  return (
    <>
      <div className={styles['body']}>
        <h2 ref={heading} tabIndex={-1} className={styles['title']}>
          {plan ? shiftHeading(plan.result.request) : 'Tonight'}
        </h2>
        <div className={styles['choices']}>
          {plan && <CrewChoice plan={plan} crew={crew} />}
          {planning && <ChangeShift planning={planning} form={form} />}
        </div>
        {fault !== null && (
          <Message kind="error" title={fault}>
            {plan ? 'The earlier plan is still below.' : undefined}
          </Message>
        )}
        {planning?.changes && <p className={styles['changes']}>{planning.changes}</p>}
        {!plan && fault === null && <p className={styles['sentence']}>The shift is being planned.</p>}
        {plan && catalogue && <ShiftPicture plan={plan} crew={crew} catalogue={catalogue} />}
        <TonightLinks plan={plan} />
        {plan && <HowWeKnow plan={plan} />}
        <Announcement />
      </div>
      {isOutdated && form.shown ? (
        <PlanAgain fields={form.shown} heading={heading} />
      ) : (
        plan && <TonightFoot plan={plan} crew={crew} />
      )}
    </>
  )
}

/** The panel of a plan's details announces for itself while it is open. */
function Announcement() {
  const text = useHoldfast((state) => (isPlanShown(state) ? '' : (state.planning?.announcement ?? '')))
  return (
    <p role="status" className="visually-hidden">
      {text}
    </p>
  )
}

/** What the choice of places rests on; hotspots only where the partnership has a feed of them. */
const sourcesOf = ({ manifest }: Catalogue): readonly FeedKind[] =>
  manifest.feeds.some(({ kind }) => kind === 'patrol-hotspots')
    ? ['incidents', 'patrol-hotspots']
    : ['incidents']

interface ShiftPictureProps {
  readonly plan: ShiftPlan
  readonly crew: number
  readonly catalogue: Catalogue
}
const NO_PLACE_LEFT =
  ': those with enough reports in these hours are the other crews’. Change the shift or the places.'

/** On a phone the next place alone, until the rest is asked for. */
function ShiftPicture({ plan, crew, catalogue }: ShiftPictureProps) {
  const isPhone = useIsPhone()
  const [isAll, setAll] = useState(false)
  const { request } = plan.result
  const { known } = knowledgeIn(catalogue, 'incidents', request.window)
  const notKnown = knownWords(catalogue, sourcesOf(catalogue), request.window)
  const hours = shiftHours(plan, crew)
  const beyond = placesBeyond(plan, crew)
  const isShort = isPhone && !isAll
  const cards = placeCards(plan, crew)
  const untimed = cards.reduce((sum, { place }) => sum + place.untimed, 0)
  return (
    <>
      {!isShort && (
        <>
          <p className={styles['sentence']}>
            {`${crewSentence(plan, crew)} `}
            <strong>{heldWords(cards, known, beyond)}</strong>
            {cards.length === 0
              ? NO_PLACE_LEFT
              : ` in these hours of the week ${windowWords(request.window)}. ${busiestSentence(hours, request) ?? ''}`}
          </p>
          <ShiftHours hours={hours} known={known} isHarm={request.measure === 'harm'} untimed={untimed} />
        </>
      )}
      {notKnown !== null && <p className={styles['known']}>{notKnown}</p>}
      {!isShort && cards.length > 1 && <p className={styles['quiet']}>{ORDER_BY_LOT}</p>}
      <ShiftCards plan={plan} crew={crew} known={known} isFirstOnly={isShort} />
      {!isShort && beyond > 0 && (
        <p className={styles['quiet']}>{`${plural(beyond, 'more place')} later in the shift.`}</p>
      )}
      {isPhone && (
        <Button aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? 'Only the next place' : 'The rest of the shift'}
        </Button>
      )}
    </>
  )
}

/** The ways to what lies behind the plan. */
function TonightLinks({ plan }: { readonly plan: ShiftPlan | null }) {
  const ranking = useShiftRanking(plan)
  const { isOpen, open } = useOpenPlanning()
  const isPhone = useIsPhone()
  return (
    <p className={styles['links']}>
      <Button kind="link" icon="target" aria-expanded={ranking.isOpen} onClick={ranking.toggle}>
        Change places
      </Button>
      <Button kind="link" icon="clock" aria-expanded={isOpen} onClick={open}>
        Plan in detail
      </Button>
      {isPhone && plan && <PrintBriefing kind="link" />}
    </p>
  )
}

/** On a phone it stands among the links, away from the thumb. */
function PrintBriefing({ kind = 'quiet' }: { readonly kind?: 'quiet' | 'link' }) {
  const store = useContext(StoreContext)
  return (
    <Button kind={kind} onClick={() => setPlanning(store, { isPrinting: true })}>
      Print the briefing
    </Button>
  )
}

interface PlanAgainProps {
  readonly fields: ShiftFields
  /** Takes the focus over when the plan is made and the button goes. */
  readonly heading: RefObject<HTMLHeadingElement | null>
}

/** In place of the foot while what is typed is not what was planned, so that no other shift is printed or walked. */
function PlanAgain({ fields, heading }: PlanAgainProps) {
  const store = useContext(StoreContext)
  const foot = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const [gone, stays] = [foot.current, heading.current]
    return () => {
      if (gone?.contains(document.activeElement)) stays?.focus()
    }
  }, [heading])
  return (
    <footer ref={foot} className={styles['foot']}>
      <p>The shift was changed. The places above are those of before.</p>
      <Button kind="main" onClick={() => void planShift(store, fields)}>
        Plan the changed shift
      </Button>
    </footer>
  )
}

function TonightFoot({ plan, crew }: { readonly plan: ShiftPlan; readonly crew: number }) {
  const store = useContext(StoreContext)
  const isPhone = useIsPhone()
  const [isTaking, setTaking] = useState(false)
  const start = async () => {
    await startShift(store, plan, crew)
    await logTap(store, 'start')
  }
  return (
    <footer className={styles['foot']}>
      {isPhone ? (
        <Button kind="main" onClick={() => void start()}>
          Start visit
        </Button>
      ) : (
        <Button kind="main" aria-haspopup="dialog" onClick={() => setTaking(true)}>
          Take it on a phone
        </Button>
      )}
      {!isPhone && <PrintBriefing />}
      {isTaking && <TakeOnPhone plan={plan} crew={crew} onClose={() => setTaking(false)} />}
    </footer>
  )
}

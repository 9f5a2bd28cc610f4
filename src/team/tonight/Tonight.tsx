/** The shift of the evening as one picture: heading, one sentence, its hours, and the places of a crew as cards. */
import { useContext } from 'react'
import { knowledgeIn, knownWords } from '../../measures/feeds/known-words.ts'
import { placeCards, placesBeyond } from '../../measures/tonight/crew-cards.ts'
import {
  busiestSentence,
  crewSentence,
  heldWords,
  shiftHeading,
  shiftHours,
  windowWords,
} from '../../measures/tonight/shift-words.ts'
import { plural } from '../../ui/numbers.ts'
import { dayWords } from '../../measures/sentences.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { startShift } from '../../state/crew/crew-actions.ts'
import { useOpenPlanning } from '../../state/planning/plan-access.ts'
import { setPlanning } from '../../state/planning/planning-actions.ts'
import { RANKING } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import { ShiftCards } from './ShiftCards.tsx'
import { ShiftHours } from './ShiftHours.tsx'
import styles from './Tonight.module.css'
import { useAutomaticPlan } from './use-automatic-plan.ts'

export function Tonight() {
  useAutomaticPlan()
  const catalogue = useHoldfast((state) => state.catalogue)
  const planning = useHoldfast((state) => state.planning)
  const plan = planning?.plan ?? null
  const fault = planning?.fault ?? null
  const crew = plan ? Math.min(planning?.crew ?? 0, plan.crews.length - 1) : 0
  return (
    <>
      <div className={styles['body']}>
        <h2 className={styles['title']}>{plan ? shiftHeading(plan.result.request) : 'Tonight'}</h2>
        {fault !== null && (
          <Message kind="error" title={fault}>
            {plan ? 'The plan from before still stands below.' : undefined}
          </Message>
        )}
        {!plan && fault === null && <p className={styles['sentence']}>The shift is being planned.</p>}
        {plan && catalogue && <ShiftPicture plan={plan} crew={crew} catalogue={catalogue} />}
        <TonightLinks />
      </div>
      {plan && <TonightFoot plan={plan} crew={crew} />}
    </>
  )
}

const INCIDENTS = ['incidents'] as const

interface ShiftPictureProps {
  readonly plan: ShiftPlan
  readonly crew: number
  readonly catalogue: Catalogue
}
function ShiftPicture({ plan, crew, catalogue }: ShiftPictureProps) {
  const { request } = plan.result
  const { known } = knowledgeIn(catalogue, 'incidents', request.window)
  const notKnown = knownWords(catalogue, INCIDENTS, request.window)
  const hours = shiftHours(plan, crew)
  const beyond = placesBeyond(plan, crew)
  return (
    <>
      <p className={styles['sentence']}>
        {`${dayWords(request.day)}. ${crewSentence(plan, crew)} `}
        <strong>{heldWords(placeCards(plan, crew), known)}</strong>
        {` in these hours of the week ${windowWords(request.window)}. ${busiestSentence(hours, request) ?? ''}`}
      </p>
      {notKnown !== null && <p className={styles['known']}>{notKnown}</p>}
      <ShiftHours hours={hours} known={known} />
      <ShiftCards plan={plan} crew={crew} known={known} />
      {beyond > 0 && (
        <p className={styles['quiet']}>{`${plural(beyond, 'more place')} later in the shift.`}</p>
      )}
    </>
  )
}

/** The ways to what lies behind the plan. */
function TonightLinks() {
  const store = useContext(StoreContext)
  const isRanking = useHoldfast(({ view }) => view.chosen?.kind === 'ranking')
  const { isOpen, open } = useOpenPlanning()
  return (
    <p className={styles['links']}>
      <Button
        kind="link"
        icon="target"
        aria-expanded={isRanking}
        onClick={() => store.dispatch({ kind: 'choose', chosen: isRanking ? null : RANKING })}
      >
        Change places
      </Button>
      <Button kind="link" icon="clock" aria-expanded={isOpen} onClick={open}>
        Plan in detail
      </Button>
    </p>
  )
}

function TonightFoot({ plan, crew }: { readonly plan: ShiftPlan; readonly crew: number }) {
  const store = useContext(StoreContext)
  return (
    <footer className={styles['foot']}>
      <Button kind="main" onClick={() => void startShift(store, plan, crew)}>
        Take it on a phone
      </Button>
      <Button onClick={() => setPlanning(store, { isPrinting: true })}>Print the briefing</Button>
    </footer>
  )
}

/** The board fed from the store: chooses the part on view and passes it the latest answers and the downloads. */
import { useMemo, useState } from 'react'
import { ChartContext } from '../charts/ChartFrame.tsx'
import { asAtOf } from '../measures/baseline/as-at.ts'
import { notesWithin } from '../measures/baseline/baseline.ts'
import { oldDataInAll } from '../measures/feeds/age.ts'
import { quietFeeds, risingWords } from '../measures/feeds/freshness.ts'
import { waitingOn } from '../measures/meeting/waiting.ts'
import { filterWords } from '../measures/scope.ts'
import { catalogueAsAt, type Catalogue } from '../state/catalogue.ts'
import { useHoldfast, useIntent, useReply } from '../state/context.tsx'
import { feedStatusInput } from '../state/store.ts'
import { withRecordedHere } from '../state/drawing/recorded-items.ts'
import { useOpenDrawing } from '../state/drawing/drawing-actions.ts'
import { boardPeriodOf } from '../state/questions/board-period.ts'
import { currentOf, failureOf, latestOf } from '../state/questions/reply.ts'
import { BOARD_PARTS, type BoardPart } from '../state/view.ts'
import { Message } from '../ui/Message.tsx'
import { Pending } from '../ui/Pending.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Board } from './Board.tsx'
import { BoardTables } from './BoardScope.tsx'
import { BoardHead, PACK_LABEL } from './BoardHead.tsx'
import { AreasPart } from './areas/AreasPart.tsx'
import { baselineWords, chartCaptionLines, incompleteKinds, unavailableKinds } from './board-words.ts'
import { downloadsOf } from './figure-files.ts'
import { pageMargins, usePageMargins } from './page-margins.ts'
import { GapsPart } from './gaps/GapsPart.tsx'
import { MeetingPart } from './meeting/MeetingPart.tsx'
import { PackPart } from './pack/PackPart.tsx'
import { FiguresPending } from './sections.tsx'
import type { DecisionTarget } from './decisions/decision-words.ts'
import { SiteOutcomes, type SiteOutcomesProps } from './summary/SiteOutcomes.tsx'
import { SitesPart } from './sites/SitesPart.tsx'
import style from './Board.module.css'
import headStyle from './BoardHead.module.css'
import { wholeNoun } from '../domain/place/served-place.ts'

export function BoardView() {
  const catalogue = useHoldfast((state) => state.catalogue)
  if (!catalogue) return <p className={style['waiting']}>The figures are being counted.</p>
  return (
    <>
      <WholeBoroughNote />
      <FailedAnswers />
      <CurrentPart catalogue={catalogue} />
    </>
  )
}

/** Error messages of the answers that every part or the downloads depend on. */
function FailedAnswers() {
  const failures = [failureOf(useReply('figures')), failureOf(useReply('sites'))]
  const messages = new Map(failures.flatMap((failure) => (failure ? [[failure.what, failure.toDo]] : [])))
  return [...messages].map(([what, toDo]) => (
    <Message key={what} kind="error" title={what}>
      {toDo}
    </Message>
  ))
}

/** Explains why the status line, which applies the filters, differs from the board, which never does. */
function WholeBoroughNote() {
  const filters = useHoldfast(({ shown }) => (shown ? filterWords(shown.scope).join('; ') : ''))
  if (filters === '') return null
  return (
    <p className={headStyle['whole']}>
      {`The board counts every category, all hours and the whole ${wholeNoun()}. The filters of the team view count in the line above alone: ${filters}.`}
    </p>
  )
}

/** Head and controls stay mounted while an answer is being computed: only the figures show a placeholder. */
function CurrentPart({ catalogue }: { readonly catalogue: Catalogue }) {
  const intend = useIntent()
  const view = useHoldfast((state) => state.view)
  const oldDataText = useHoldfast((state) => oldDataInAll(feedStatusInput(state)))
  const { open: openRecording } = useOpenDrawing('phase')
  const reply = useReply('board')
  const allFigures = currentOf(useReply('figures'))
  const accounts = latestOf(useReply('sites'))?.accounts ?? []
  const drawnItems = useHoldfast((state) => state.drawnItems)
  const [commitment, setCommitment] = useState<string | null>(null)
  const answer = latestOf(reply)
  const period = answer?.question ?? boardPeriodOf(view, catalogue)
  const { manifest, late } = catalogue
  const asAt = asAtOf(period.window, catalogue)
  const title = view.part === 'pack' ? 'Partnership board pack' : 'Partnership board'
  usePageMargins(pageMargins(title, catalogue, period))
  const recorded = useMemo(() => withRecordedHere(catalogue, drawnItems), [catalogue, drawnItems])
  const stated = catalogueAsAt(recorded.catalogue, asAt)
  const openOnMap = (chosen: { kind: 'site' | 'ward' | 'order'; id: string }) => {
    intend({ kind: 'choose', chosen })
    intend({ kind: 'set-tab', tab: 'team' })
  }
  const openTarget = ({ kind, id }: DecisionTarget) => {
    if (kind !== 'commitment') return openOnMap({ kind, id })
    setCommitment(id)
    intend({ kind: 'set-part', part: 'changes' })
  }
  const head = {
    asOf: manifest.asOf,
    asAt,
    risingText: risingWords(period.window, late),
    window: period.window,
    baselineText: baselineWords(catalogue, period),
    demonstration: manifest.demonstration,
    handling: catalogue.handling,
    downloads: {
      ...downloadsOf(catalogue, allFigures, period),
      onRecord: openRecording,
    },
    oldDataText,
    part: view.part,
    partChoice: <PartChoice />,
    onPack: view.part === 'pack' ? null : () => intend({ kind: 'set-part', part: 'pack' }),
  }
  const { part } = view
  if (part !== 'summary')
    return (
      <ChartContext
        value={{ isExpanded: part === 'pack', pictureLines: chartCaptionLines(catalogue, period) }}
      >
        <div className={style['board']}>
          <BoardHead {...head} />
          {part === 'pack' ? (
            <PackPart />
          ) : (
            <BoardTables period={period}>
              <PartContent part={part} commitment={commitment} />
            </BoardTables>
          )}
        </div>
      </ChartContext>
    )
  return (
    <ChartContext value={{ isExpanded: false, pictureLines: chartCaptionLines(catalogue, period) }}>
      <BoardTables period={period}>
        <Board
          {...head}
          baseline={period.baseline}
          figures={answer?.figures ?? null}
          pending={<FiguresPending reply={reply} className={style['waiting']} />}
          partners={catalogue.place.partners}
          wardRows={answer?.wards ?? []}
          decisions={waitingOn(stated, { accounts, quiet: quietFeeds(stated, asAt) })}
          unavailable={unavailableKinds(catalogue)}
          incomplete={incompleteKinds(stated)}
          sites={stated.sites}
          notes={notesWithin(catalogue, period)}
          failures={catalogue.failures}
          outcome={
            <OpeningPicture catalogue={stated} notHandedIn={recorded.notHandedIn} onTarget={openTarget} />
          }
          notHandedIn={recorded.notHandedIn}
          onTarget={openTarget}
          onSite={(id) => openOnMap({ kind: 'site', id })}
          onArea={(id) => openOnMap({ kind: 'ward', id })}
        />
      </BoardTables>
    </ChartContext>
  )
}

/** The sites since Clear, or a placeholder of their height; a failure stands above the whole board. */
function OpeningPicture(props: Omit<SiteOutcomesProps, 'outcomes'>) {
  const reply = useReply('sites')
  const outcomes = latestOf(reply)?.outcomes
  if (outcomes) return <SiteOutcomes {...props} outcomes={outcomes} />
  if (failureOf(reply)) return null
  return (
    <Pending failure={null} className={style['comparing']}>
      The sites are being compared.
    </Pending>
  )
}

interface PartContentProps {
  readonly part: Exclude<BoardPart, 'summary' | 'pack'>
  /** Id of the commitment that a decision led to. */
  readonly commitment: string | null
}

function PartContent({ part, commitment }: PartContentProps) {
  switch (part) {
    case 'sites':
      return <SitesPart />
    case 'areas':
      return <AreasPart />
    case 'gaps':
      return <GapsPart />
    case 'changes':
      return <MeetingPart commitment={commitment} />
  }
}

const PART_LABELS: Readonly<Record<BoardPart, string>> = {
  summary: 'Summary',
  sites: 'Sites',
  areas: 'Areas',
  gaps: 'Gaps',
  changes: 'Changes',
  pack: PACK_LABEL,
}
const SCREEN_PARTS = BOARD_PARTS.filter((part) => part !== 'pack').map((id) => ({
  id,
  label: PART_LABELS[id],
}))

/** Navigation between the parts of the board. */
function PartChoice() {
  const part = useHoldfast(({ view }) => view.part)
  const intend = useIntent()
  return (
    <Segmented
      label="Part of the board"
      segments={SCREEN_PARTS}
      chosen={part === 'pack' ? null : part}
      onChoose={(id) => {
        intend({ kind: 'set-part', part: id })
      }}
    />
  )
}

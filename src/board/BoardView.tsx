/** The board, fed from the store: the answer to what is asked now, and the files made of the same figures. */
import { ChartContext } from '../charts/chart-context.ts'
import { boardCsv, boardFileName } from '../measures/board-file.ts'
import { notesWithin, type BoardPeriod } from '../measures/baseline/baseline.ts'
import { waitingOn } from '../measures/meeting/waiting.ts'
import { oldDataInAll } from '../measures/feeds/age.ts'
import { boardPeriodOf } from '../state/questions/questions-of.ts'
import { currentOf, failureOf, latestOf } from '../state/questions/reply.ts'
import { useReply, useHoldfast, useIntent } from '../state/context.tsx'
import type { Catalogue } from '../state/catalogue.ts'
import { feedStatusInput } from '../state/store.ts'
import { useOpenDrawing } from '../state/drawing/drawing-actions.ts'
import type { BoardPart } from '../state/view.ts'
import { Message } from '../ui/Message.tsx'
import { Pending } from '../ui/Pending.tsx'
import { saveText } from '../ui/copy/clipboard.ts'
import { Board } from './Board.tsx'
import { BoardHead } from './BoardHead.tsx'
import { BoardParts } from './BoardParts.tsx'
import { MeetingPart } from './meeting/MeetingPart.tsx'
import { AreasPart } from './areas/AreasPart.tsx'
import { fileOf, type FiguresAnswer } from './filed-now.ts'
import { quietFeeds } from '../measures/feeds/freshness.ts'
import { PackPart } from './pack/PackPart.tsx'
import { carriedWords, unavailableKinds } from './board-words.ts'
import { GapsPart } from './gaps/GapsPart.tsx'
import { SitesPart } from './sites/SitesPart.tsx'
import style from './styles/Board.module.css'
import headStyle from './styles/BoardHead.module.css'

export function BoardView() {
  const catalogue = useHoldfast((state) => state.catalogue)
  if (!catalogue) return <p className={style['waiting']}>The figures are being counted.</p>
  return (
    <>
      <WholeBorough />
      <NotCounted />
      <Parts catalogue={catalogue} />
    </>
  )
}

/** What stands on every part of the board, or in its files, and will not come. */
function NotCounted() {
  const failures = [failureOf(useReply('figures')), failureOf(useReply('sites'))]
  const told = new Map(failures.flatMap((failure) => (failure ? [[failure.what, failure.toDo]] : [])))
  return [...told].map(([what, toDo]) => (
    <Message key={what} kind="error" title={what}>
      {toDo}
    </Message>
  ))
}

/** The line above counts what is chosen; the board never does, and two numbers that differ want a word. */
function WholeBorough() {
  const isFiltered = useHoldfast(({ view }) => view.areas.length > 0 || view.categories !== null)
  if (!isFiltered) return null
  return (
    <p className={headStyle['whole']}>
      The figures below are of the whole borough and every category. Only the line above counts the chosen
      areas and categories.
    </p>
  )
}

/** Its head and the choices in it outlast the answers: while one is under way only its own figures wait. */
function Parts({ catalogue }: { readonly catalogue: Catalogue }) {
  const intend = useIntent()
  const view = useHoldfast((state) => state.view)
  const old = useHoldfast((state) => oldDataInAll(feedStatusInput(state)))
  const { open: record } = useOpenDrawing('phase')
  const reply = useReply('board')
  const whole = currentOf(useReply('figures'))
  const accounts = latestOf(useReply('sites'))?.accounts ?? []
  const answer = latestOf(reply)
  const period = answer?.question ?? boardPeriodOf(view, catalogue)
  const { manifest } = catalogue
  const openOnMap = (chosen: { kind: 'site' | 'ward'; id: string }) => {
    intend({ kind: 'choose', chosen })
    intend({ kind: 'set-tab', tab: 'team' })
  }
  const head = {
    asOf: manifest.asOf,
    window: period.window,
    baseline: period.baseline,
    demonstration: manifest.demonstration,
    handling: catalogue.handling,
    downloads: {
      ...downloadsOf(catalogue, whole && isSamePeriod(whole.question, period) ? whole : null),
      onRecord: record,
    },
    old,
    parts: <BoardParts />,
  }
  const { part } = view
  if (part !== 'summary')
    return (
      <ChartContext value={{ isWhole: part === 'pack', carried: carriedWords(catalogue, period) }}>
        <div className={style['board']}>
          <BoardHead {...head} />
          <PartOf part={part} />
        </div>
      </ChartContext>
    )
  return (
    <Board
      {...head}
      figures={answer?.figures ?? null}
      pending={
        <Pending failure={failureOf(reply)} className={style['waiting']}>
          The figures are being counted.
        </Pending>
      }
      partners={catalogue.place.partners}
      wardRows={answer?.wards ?? []}
      decisions={waitingOn(catalogue, { accounts, quiet: quietFeeds(catalogue) })}
      unknown={unavailableKinds(catalogue)}
      sites={catalogue.sites}
      notes={notesWithin(catalogue, period)}
      failures={catalogue.failures}
      onSite={(id) => openOnMap({ kind: 'site', id })}
      onArea={(id) => openOnMap({ kind: 'ward', id })}
    />
  )
}

const isSamePeriod = (a: BoardPeriod, b: BoardPeriod) =>
  JSON.stringify([a.window, a.baseline]) === JSON.stringify([b.window, b.baseline])

function PartOf({ part }: { readonly part: Exclude<BoardPart, 'summary'> }) {
  switch (part) {
    case 'sites':
      return <SitesPart />
    case 'areas':
      return <AreasPart />
    case 'gaps':
      return <GapsPart />
    case 'changes':
      return <MeetingPart />
    case 'pack':
      return <PackPart />
  }
}

/** The files hold every figure, and wait until those of these very days are counted. */
function downloadsOf(catalogue: Catalogue, figures: FiguresAnswer | null) {
  if (!figures) return { onCsv: null, onJson: null }
  const { window } = figures.question
  return {
    onCsv: () => {
      saveText(boardFileName(window, 'csv'), 'text/csv', boardCsv(fileOf(catalogue, figures)))
    },
    onJson: () => {
      const text = `${JSON.stringify(fileOf(catalogue, figures), null, 2)}\n`
      saveText(boardFileName(window, 'json'), 'application/json', text)
    },
  }
}

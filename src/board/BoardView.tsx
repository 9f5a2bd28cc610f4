/** The board, fed from the store: the answer to what is asked now, and the files made of the same figures. */
import { ChartContext } from '../charts/chart-context.ts'
import { boardCsv, boardFileName } from '../measures/board-file.ts'
import { notesWithin, type BoardPeriod } from '../measures/baseline/baseline.ts'
import { waitingOn } from '../measures/meeting/waiting.ts'
import { oldDataInAll } from '../measures/feeds/age.ts'
import type { Catalogue } from '../state/catalogue.ts'
import { useHoldfast, useIntent } from '../state/context.tsx'
import { standingsIn } from '../state/device/standings.ts'
import { useOpenDrawing } from '../state/drawing/use-open-drawing.ts'
import type { BoardPart } from '../state/view.ts'
import { saveText } from '../ui/copy/clipboard.ts'
import { Board } from './Board.tsx'
import { BoardHead } from './BoardHead.tsx'
import { BoardParts } from './BoardParts.tsx'
import { MeetingPart } from './meeting/MeetingPart.tsx'
import { AreasPart } from './areas/AreasPart.tsx'
import { fileOf, type BoardAnswer, type FiguresAnswer } from './filed-now.ts'
import { quietIn } from './quiet-in.ts'
import { PackPart } from './pack/PackPart.tsx'
import { carriedWords, unknownKinds } from './board-words.ts'
import { GapsPart } from './gaps/GapsPart.tsx'
import { SitesPart } from './sites/SitesPart.tsx'
import style from './styles/Board.module.css'
import headStyle from './styles/BoardHead.module.css'

export function BoardView() {
  const catalogue = useHoldfast((state) => state.catalogue)
  const answer = useHoldfast(({ answers }) => answers.board)
  if (!catalogue || !answer) return <p className={style['waiting']}>The figures are being counted.</p>
  return (
    <>
      <WholeBorough />
      <Answered catalogue={catalogue} answer={answer} />
    </>
  )
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

function Answered({ catalogue, answer }: { readonly catalogue: Catalogue; readonly answer: BoardAnswer }) {
  const intend = useIntent()
  const part = useHoldfast(({ view }) => view.part)
  const old = useHoldfast((state) => oldDataInAll(standingsIn(state)))
  const { open: record } = useOpenDrawing('phase')
  const accounts = useHoldfast(({ answers }) => answers.sites?.accounts) ?? []
  const whole = useHoldfast(({ answers }) => answers.figures)
  const { figures, wards, question } = answer
  const isOfNow = whole !== undefined && isSamePeriod(whole.question, question)
  const { manifest } = catalogue
  const openOnMap = (chosen: { kind: 'site' | 'ward'; id: string }) => {
    intend({ kind: 'choose', chosen })
    intend({ kind: 'set-tab', tab: 'team' })
  }
  const head = {
    asOf: manifest.asOf,
    window: question.window,
    baseline: question.baseline,
    demonstration: manifest.demonstration,
    handling: catalogue.handling,
    downloads: { ...downloadsOf(catalogue, question, isOfNow ? whole : undefined), onRecord: record },
    old,
    parts: <BoardParts />,
  }
  const setting = { isWhole: part === 'pack', carried: carriedWords(catalogue, question) }
  if (part !== 'summary')
    return (
      <ChartContext value={setting}>
        <div className={style['board']}>
          <BoardHead {...head} />
          <PartOf part={part} />
        </div>
      </ChartContext>
    )
  return (
    <Board
      {...head}
      figures={figures}
      partners={catalogue.place.partners}
      wardRows={wards}
      decisions={waitingOn(catalogue, { accounts, quiet: quietIn(catalogue) })}
      unknown={unknownKinds(catalogue)}
      sites={catalogue.sites}
      notes={notesWithin(catalogue, question)}
      failures={catalogue.failures}
      onSite={(id) => {
        openOnMap({ kind: 'site', id })
      }}
      onArea={(id) => {
        openOnMap({ kind: 'ward', id })
      }}
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
function downloadsOf(catalogue: Catalogue, { window }: BoardPeriod, figures: FiguresAnswer | undefined) {
  if (!figures) return { onCsv: null, onJson: null }
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

/** What was done: closure orders by outcome and the partners' actions, apart from what happened. */
import { ChartFrame } from '../../charts/ChartFrame.tsx'
import type { Day, DaySpan } from '../../domain/day.ts'
import type { Partner } from '../../domain/place/place.ts'
import { figureOf, figuresIn, largeFigures, type Figure } from '../../measures/figure.ts'
import { valueColumns } from '../../measures/tables/figure-columns.ts'
import { capital, spanWords, valueWords } from '../../measures/sentences.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount, formatDay } from '../../ui/numbers.ts'
import { labelAfterNumber, partnerActions, type PartnerAction } from '../board-words.ts'
import { BoardScope } from '../BoardScope.tsx'
import { Defined, CopyFigure } from './figure-parts.tsx'
import style from './WhatWasDone.module.css'

interface WhatWasDoneProps {
  readonly figures: readonly Figure[]
  readonly partners: readonly Partner[]
  readonly window: DaySpan
  readonly hasBaseline: boolean
}

/** Number of totals in large type; the others are in the partners' lines and in the table. */
const MAX_LARGE = 5

export function WhatWasDone({ figures, partners, window, hasBaseline }: WhatWasDoneProps) {
  const large = largeFigures(figures, 'what-was-done').slice(0, MAX_LARGE)
  const allDone = figuresIn(figures, 'what-was-done')
  const isOrdersUnknown = orderLineOf(figures).every(({ figure }) => figure.value === null)
  const label = `What was done: every figure, ${spanWords(window)}`
  return (
    <section className={style['section']} aria-labelledby="what-was-done">
      <div className={style['heading']}>
        <h2 id="what-was-done">What was done</h2>
        <p>by the partners, in the window</p>
      </div>
      {large.length === 0 ? (
        <p>Not known: no feed of actions or closure orders is open.</p>
      ) : (
        <ChartFrame
          label={label}
          picture={
            <>
              <dl className={style['large']}>
                {large.map((figure) => (
                  <LargeFigure key={figure.id} figure={figure} figures={figures} hasBaseline={hasBaseline} />
                ))}
              </dl>
              {reasonsOf(large.filter((figure) => !isOrdersUnknown || !isOfOrders(figure))).map((reason) => (
                <p key={reason}>{reason}</p>
              ))}
              <OrderLine figures={figures} lastDay={window.to} />
              <PartnerLines figures={figures} partners={partners} />
            </>
          }
          table={
            <BoardScope measure="Actions of partners, and closure orders">
              <DataTable
                caption={label}
                what="what was done"
                columns={COLUMNS}
                rows={allDone}
                keyOf={keyOf}
              />
            </BoardScope>
          }
        />
      )}
    </section>
  )
}

/** Caveats, and reasons why figures are not known; each once. */
const reasonsOf = (figures: readonly Figure[]) => [
  ...new Set(figures.flatMap(({ caveat, why }) => [caveat, why].filter((text) => text !== undefined))),
]

interface LargeFigureProps {
  readonly figure: Figure
  readonly figures: readonly Figure[]
  readonly hasBaseline: boolean
}
function LargeFigure({ figure, figures, hasBaseline }: LargeFigureProps) {
  const premises =
    figure.id === 'closure-orders.made' ? figureOf(figures, 'closure-orders.premises') : undefined
  const before =
    figure.baselineValue === undefined || (figure.value === null && figure.baselineValue === 0)
      ? 'baseline not known'
      : `${formatCount(figure.baselineValue)} in the baseline`
  return (
    <div>
      <dt>
        <Defined definition={figure.definition}>{labelAfterNumber(figure.label, figure.value)}</Defined>
        {premises && premises.value !== null && ` for ${valueWords(premises)} premises`}
      </dt>
      <dd data-known={figure.known}>
        {capital(valueWords(figure))} <CopyFigure figure={figure} />
      </dd>
      {hasBaseline && <dd className={style['before']}>{before}</dd>}
    </div>
  )
}

const isOfOrders = ({ id }: Figure) => id.startsWith('closure-orders.')

/** The figures in the line of closure orders, in display order. */
const orderLineOf = (figures: readonly Figure[]) =>
  figures
    .flatMap((figure) => (figure.shownIn?.orderLine ? [{ figure, ...figure.shownIn.orderLine }] : []))
    .toSorted((a, b) => a.rank - b.rank)

/** Closure orders of the window by outcome, and those in force on its last day. */
interface OrderLineProps {
  readonly figures: readonly Figure[]
  readonly lastDay: Day
}
function OrderLine({ figures, lastDay }: OrderLineProps) {
  const shown = orderLineOf(figures)
  if (shown.length === 0) return null
  if (shown.every(({ figure }) => figure.value === null))
    return (
      <p className={style['orders']}>
        <span className={style['name']}>Closure orders</span>
        <span>{`Not known. ${reasonsOf(shown.map(({ figure }) => figure)).join(' ')}`}</span>
      </p>
    )
  return (
    <p className={style['orders']}>
      <span className={style['name']}>Closure orders</span>
      {shown.map(({ figure, words, onLastDay = false }) => (
        <span key={figure.id}>
          <strong>{valueWords(figure)}</strong>{' '}
          <Defined definition={figure.definition}>
            {onLastDay ? `${words} on ${formatDay(lastDay)}` : words}
          </Defined>
        </span>
      ))}
    </p>
  )
}

/** One line per partner with its actions, most frequent first. */
function PartnerLines({ figures, partners }: Pick<WhatWasDoneProps, 'figures' | 'partners'>) {
  const lines = partners.map(({ id, label }) => ({ id, label, actions: partnerActions(figures, id) }))
  return (
    <ul className={style['partners']} aria-label="By partner">
      {lines
        .filter(({ actions }) => actions.length > 0)
        .map(({ id, label, actions }) => (
          <li key={id}>
            <span className={style['name']}>{label}</span>
            <span>{actionWords(actions)}</span>
          </li>
        ))}
    </ul>
  )
}

/** `31 arrests, at least 4 warrants`, and what is not known once, at the end. */
function actionWords(actions: readonly PartnerAction[]): string {
  const known = actions.filter(({ isKnown }) => isKnown).map(({ count, what }) => `${count} ${what}`)
  const unknown = actions.filter(({ isKnown }) => !isKnown).map(({ what }) => what)
  if (known.length === 0) return 'not known'
  return [known.join(', '), ...(unknown.length > 0 ? [`not known: ${unknown.join(', ')}`] : [])].join('; ')
}

const keyOf = ({ id, partner, site, area }: Figure) => [id, partner, site, area].join(' ')

const COLUMNS: readonly Column<Figure>[] = [
  {
    id: 'label',
    label: 'What was done',
    value: (figure) => figure.label,
    file: [
      { label: 'What was done', value: ({ label }) => label },
      { label: 'Partner', value: ({ partner }) => partner ?? 'all' },
      { label: 'Site', value: ({ site }) => site ?? 'all' },
      { label: 'Area', value: ({ area }) => area ?? 'all' },
    ],
  },
  {
    id: 'value',
    label: 'Window',
    value: (figure) => figure.value,
    show: valueWords,
    isNumeric: true,
    file: valueColumns('Window', (figure) => figure),
  },
  {
    id: 'before',
    label: 'Baseline',
    value: (figure) => figure.baselineValue ?? null,
    show: (figure) => (figure.baselineValue === undefined ? 'not known' : formatCount(figure.baselineValue)),
    isNumeric: true,
  },
]

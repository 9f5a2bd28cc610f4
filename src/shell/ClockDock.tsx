/** The time dock connected to the store; both views share its window. */
import { useMemo, useState } from 'react'
import { TimeDock } from '../clock/TimeDock.tsx'
import type { BarGrain } from '../clock/histogram.ts'
import { isOpen } from '../domain/dataset.ts'
import { filterWords } from '../measures/scope.ts'
import { actionsOn, ordersOn } from '../measures/on-site.ts'
import { baselineOf, baseOf, siteOf, windowOf, type Catalogue } from '../state/catalogue.ts'
import { useHoldfast, useIntent } from '../state/context.tsx'

interface ClockDockProps {
  readonly isCompact: boolean
  readonly onTable: (grain: BarGrain) => void
}

/** Kinds of feed that the lanes of the dock show. */
const LANE_KINDS = ['incidents', 'closure-orders', 'actions'] as const
const NO_COUNTS = new Uint32Array(0)

export function ClockDock(props: ClockDockProps) {
  const catalogue = useHoldfast((state) => state.catalogue)
  return catalogue ? <CatalogueDock {...props} catalogue={catalogue} /> : <section aria-label="Time" />
}

function CatalogueDock({
  isCompact,
  onTable,
  catalogue,
}: ClockDockProps & { readonly catalogue: Catalogue }) {
  const intend = useIntent()
  const view = useHoldfast((state) => state.view)
  const daily = useHoldfast(({ shown }) => shown?.daily ?? NO_COUNTS)
  const site = siteOf(view, catalogue.sites)
  const filters = useHoldfast(({ shown }) => (shown ? filterWords(shown.scope).join('; ') : ''))
  const orders = useMemo(() => (site ? ordersOn(site, catalogue.orders) : []), [site, catalogue])
  const actions = useMemo(() => (site ? actionsOn(site, catalogue.actions) : []), [site, catalogue])
  const unavailable = useMemo(() => LANE_KINDS.filter((kind) => !isOpen(catalogue, kind)), [catalogue])
  const [isExpanded, setExpanded] = useState(false)
  return (
    <TimeDock
      firstDay={catalogue.dataDays.from}
      lastDay={catalogue.dataDays.to}
      asOf={catalogue.manifest.asOf}
      daily={daily}
      filters={filters}
      window={windowOf(view, catalogue)}
      onWindow={({ from, to }) => {
        intend({ kind: 'set-window', from, to })
      }}
      sites={catalogue.sites}
      site={site}
      onSite={(id) => {
        intend({ kind: 'choose', chosen: id === null ? null : { kind: 'site', id } })
      }}
      orders={orders}
      actions={actions}
      unavailable={unavailable}
      notes={catalogue.manifest.notes}
      baseline={baselineOf(view, catalogue)}
      late={catalogue.late}
      compare={{
        base: baseOf(view, catalogue),
        onBase: (base) => {
          intend({ kind: 'set-base', base })
        },
      }}
      monthsOnly={catalogue.monthsOnly}
      compact={isCompact}
      onTable={onTable}
      onOrder={(id) => {
        intend({ kind: 'choose', chosen: { kind: 'order', id } })
      }}
      {...(view.tab === 'board' && { fold: { isOpen: isExpanded, onFold: setExpanded } })}
    />
  )
}

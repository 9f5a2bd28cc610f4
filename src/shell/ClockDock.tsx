/** The time dock, fed from the store: one clock under both views. */
import { useMemo, useState } from 'react'
import { TimeDock } from '../clock/TimeDock.tsx'
import type { Site } from '../domain/site.ts'
import type { BarGrain } from '../clock/histogram.ts'
import { actionsOn, ordersOn } from '../measures/on-site.ts'
import { baselineOf, baseOf, windowOf, type Catalogue } from '../state/catalogue.ts'
import { useHoldfast, useIntent } from '../state/context.tsx'
import type { View } from '../state/view.ts'

interface Props {
  readonly isCompact: boolean
  readonly onTable: (grain: BarGrain) => void
}

/** The site on the clock: the one chosen, else the one that counts, else the first. */
function siteOnClock(view: View, sites: readonly Site[]): Site | null {
  const wanted = view.chosen?.kind === 'site' ? view.chosen.id : null
  const named = sites.find(({ id }) => id === wanted) ?? sites.find(({ id }) => view.areas.includes(id))
  return named ?? sites[0] ?? null
}

const NOTHING = new Uint32Array(0)

export function ClockDock(props: Props) {
  const catalogue = useHoldfast((state) => state.catalogue)
  return catalogue ? <OpenDock {...props} catalogue={catalogue} /> : <section aria-label="Time" />
}

function OpenDock({ isCompact, onTable, catalogue }: Props & { readonly catalogue: Catalogue }) {
  const intend = useIntent()
  const view = useHoldfast((state) => state.view)
  const daily = useHoldfast(({ shown }) => shown?.daily ?? NOTHING)
  const site = siteOnClock(view, catalogue.sites)
  const orders = useMemo(() => (site ? ordersOn(site, catalogue.orders) : []), [site, catalogue])
  const actions = useMemo(() => (site ? actionsOn(site, catalogue.actions) : []), [site, catalogue])
  const [isOpen, setOpen] = useState(false)
  return (
    <TimeDock
      firstDay={catalogue.dataDays.from}
      lastDay={catalogue.dataDays.to}
      asOf={catalogue.manifest.asOf}
      daily={daily}
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
      {...(view.tab === 'board' && { fold: { isOpen, onFold: setOpen } })}
    />
  )
}

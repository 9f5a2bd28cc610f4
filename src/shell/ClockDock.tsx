/** The time dock connected to the store; both views share its window. */
import { useCallback, useContext, useMemo, useState } from 'react'
import { TimeDock } from '../clock/TimeDock.tsx'
import type { Fold } from '../clock/collapsed/FoldButton.tsx'
import type { BarGrain } from '../clock/histogram.ts'
import type { KnownOf } from '../clock/known-lanes.ts'
import type { Action } from '../domain/action.ts'
import type { ClosureOrder } from '../domain/closure-order.ts'
import { surfacesOf } from '../domain/dataset.ts'
import type { Site } from '../domain/site.ts'
import { inAreasWords } from '../measures/areas/area-words.ts'
import { belongsTo, kindsInAreas } from '../measures/areas/belongs-to.ts'
import { knowledgeIn } from '../measures/feeds/known-words.ts'
import { filterWords } from '../measures/scope.ts'
import { actionsOn, ordersOn } from '../measures/on-site.ts'
import { baselineOf, baseOf, windowOf, type Catalogue } from '../state/catalogue.ts'
import { StoreContext, useHoldfast, useIntent } from '../state/context.tsx'
import { setPanelOpen } from '../state/effects/open-panels.ts'
import type { Tab, View } from '../state/view.ts'

interface ClockDockProps {
  readonly isCompact: boolean
  readonly onTable: (grain: BarGrain) => void
}

/** What the lanes of the dock show. */
interface DockedSite {
  readonly site: Site | null
  readonly orders: readonly ClosureOrder[]
  readonly actions: readonly Action[]
  /** ` in Ward One` where only what belongs to My area is shown of the site, else empty. */
  readonly where: string
}

/** The chosen site in full, else what belongs to My area of one of its own sites, else of the first that it touches. */
function dockedSite(view: Pick<View, 'areas' | 'chosen'>, catalogue: Catalogue): DockedSite {
  const { sites, orders, actions } = catalogue
  const chosenId = view.chosen?.kind === 'site' ? view.chosen.id : null
  const chosen = sites.find(({ id }) => id === chosenId)
  if (chosen) {
    return {
      site: chosen,
      orders: ordersOn(chosen, orders),
      actions: actionsOn(chosen, actions),
      where: '',
    }
  }
  const own = kindsInAreas(catalogue, view.areas)
  const site = own.sites.find(({ id }) => view.areas.includes(id)) ?? own.sites[0] ?? null
  if (!site) return { site, orders: [], actions: [], where: '' }
  const belongs = belongsTo(surfacesOf(catalogue, view.areas))
  return {
    site,
    orders: ordersOn(site, own.orders),
    actions: actionsOn(site, actions).filter(({ place }) => place === null || belongs(place)),
    where: inAreasWords(catalogue, view.areas),
  }
}

/** Whether the dock is open: on the map as it was left on this device, else only while the page is open. */
function useTabFold(tab: Tab): Fold {
  const store = useContext(StoreContext)
  const isClockOpen = useHoldfast((state) => state.isClockOpen)
  const [isExpanded, setExpanded] = useState(false)
  if (tab !== 'team') return { isOpen: isExpanded, leaves: 'row', onFold: setExpanded }
  return {
    isOpen: isClockOpen,
    leaves: 'bars',
    onFold: (isOpen) => setPanelOpen(store, 'isClockOpen', isOpen),
  }
}

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
  const store = useContext(StoreContext)
  const onMoving = useCallback((isClockMoving: boolean) => store.setState({ isClockMoving }), [store])
  const intend = useIntent()
  const view = useHoldfast((state) => state.view)
  const daily = useHoldfast(({ shown }) => shown?.daily ?? NO_COUNTS)
  const filters = useHoldfast(({ shown }) => (shown ? filterWords(shown.scope).join('; ') : ''))
  const { areas, chosen } = view
  const docked = useMemo(() => dockedSite({ areas, chosen }, catalogue), [areas, chosen, catalogue])
  const knownOf = useMemo(
    (): KnownOf => (kind, days) => knowledgeIn(catalogue, kind, days).known,
    [catalogue],
  )
  const fold = useTabFold(view.tab)
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
      onMoving={onMoving}
      sites={catalogue.sites}
      site={docked.site}
      where={docked.where}
      onSite={(id) => {
        intend({ kind: 'choose', chosen: id === null ? null : { kind: 'site', id } })
      }}
      orders={docked.orders}
      actions={docked.actions}
      knownOf={knownOf}
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
      {...(!isCompact && { fold })}
    />
  )
}

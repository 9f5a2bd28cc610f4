/** The details panel: shows the chosen feature with the component of its kind; an empty region if nothing is chosen. */
import { useCallback, useEffect, useRef, type RefObject } from 'react'
import { HelpLink } from '../clock/controls/HelpLink.tsx'
import { useHoldfast, useIntent } from '../state/context.tsx'
import type { Chosen } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { restoreFocus } from '../ui/focus/lost-focus.ts'
import { Sheet } from '../ui/sheet/Sheet.tsx'
import { ClusterDetails } from './details/ClusterDetails.tsx'
import { HotspotDetails } from './details/HotspotDetails.tsx'
import { SiteDetails } from './details/SiteDetails.tsx'
import { WardDetails } from './details/WardDetails.tsx'
import { OrderDetails } from './orders/OrderDetails.tsx'
import { PlaceDetails } from './places/PlaceDetails.tsx'
import { RankingDetails } from './places/RankingDetails.tsx'
import styles from './details/details.module.css'

type DetailsComponent = (props: { readonly id: string }) => React.JSX.Element

const DETAILS_BY_KIND: Readonly<Record<Chosen['kind'], DetailsComponent>> = {
  cluster: ClusterDetails,
  order: OrderDetails,
  hotspot: HotspotDetails,
  site: SiteDetails,
  ward: WardDetails,
  ranking: RankingDetails,
  place: PlaceDetails,
}

export function Details() {
  const chosen = useHoldfast(({ view }) => view.chosen)
  const intend = useIntent()
  const close = useCallback(() => intend({ kind: 'choose', chosen: null }), [intend])
  const panel = useDetailsFocus(chosen, close)
  if (!chosen) return <section aria-label="Details" className={styles['empty']} />
  const ChosenDetails = DETAILS_BY_KIND[chosen.kind]
  return (
    <Sheet
      isWithMap
      ref={panel}
      name="details"
      what="details"
      aria-label="Details"
      className={styles['panel']}
      onClose={close}
    >
      <header className={styles['head']}>
        <h2 tabIndex={-1}>Details</h2>
        <HelpLink page={chosen.kind === 'ranking' ? 'ranking' : 'details'} />
        <Button kind="icon" icon="close" onClick={close}>
          Close details
        </Button>
      </header>
      <ChosenDetails id={chosen.id} />
    </Sheet>
  )
}

/** Marks lists from which a choice moves the focus to the details; on the map and the clock the focus stays. */
const OPENS_DETAILS = '[data-opens-details]'

/** The feature's heading; the panel's own while the details load. */
const headingIn = (panel: HTMLElement | null) =>
  panel?.querySelector<HTMLElement>('h3[tabindex]') ?? panel?.querySelector<HTMLElement>('h2[tabindex]')

/**
 * Moves the focus to the heading when details open from a list, and back to the opener when they close; Escape inside the
 * panel closes it. Returns the ref of the panel.
 */
function useDetailsFocus(chosen: Chosen | null, onClose: () => void): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  const opener = useRef<HTMLElement | null>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (chosen === null) {
      // On the first render nothing was open, so no focus is moved.
      if (wasOpen.current) restoreFocus(opener.current, document.getElementById('map'))
      opener.current = null
      wasOpen.current = false
      return
    }
    wasOpen.current = true
    const { activeElement } = document
    if (!(activeElement instanceof HTMLElement) || !activeElement.closest(OPENS_DETAILS)) return
    opener.current = activeElement
    headingIn(panel.current)?.focus()
  }, [chosen])
  useEffect(() => {
    const onKeyDown = ({ key, target }: KeyboardEvent) => {
      if (key === 'Escape' && target instanceof Node && panel.current?.contains(target)) onClose()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [onClose])
  return panel
}

/** The thing chosen, and its story. The region exists when nothing is chosen too. */
import { useCallback, useEffect, useRef, type RefObject } from 'react'
import { useHoldfast, useIntent } from '../state/context.tsx'
import type { Chosen } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { ClusterDetails } from './details/ClusterDetails.tsx'
import { HotspotDetails } from './details/HotspotDetails.tsx'
import { OrderDetails } from './orders/OrderDetails.tsx'
import { SiteDetails } from './details/SiteDetails.tsx'
import { WardDetails } from './details/WardDetails.tsx'
import styles from './details/details.module.css'
import { PlaceDetails } from './places/PlaceDetails.tsx'
import { RankingDetails } from './places/RankingDetails.tsx'
import { restoreFocus } from '../ui/focus/lost-focus.ts'

type Body = (props: { readonly id: string }) => React.JSX.Element

const BODIES: Readonly<Record<Chosen['kind'], Body>> = {
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
  const Chosen = BODIES[chosen.kind]
  return (
    <section ref={panel} aria-label="Details" className={styles['panel']}>
      <header className={styles['head']}>
        <h2 tabIndex={-1}>Details</h2>
        <Button kind="icon" icon="close" onClick={close}>
          Close details
        </Button>
      </header>
      <Chosen id={chosen.id} />
    </section>
  )
}


/** Lists that a thing is chosen from carry it; the map and the clock do not, since there the hand stays where it is. */
const OPENS_DETAILS = '[data-opens-details]'

/** The name of the thing; the panel's own heading where its story is still on its way. */
const headingIn = (panel: HTMLElement | null) =>
  panel?.querySelector<HTMLElement>('h3[tabindex]') ?? panel?.querySelector<HTMLElement>('h2[tabindex]')

/** The panel's ref; Escape inside it closes. */
export function useDetailsFocus(chosen: Chosen | null, onClose: () => void): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  const opener = useRef<HTMLElement | null>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (chosen === null) {
      // At the start nothing was open, and nobody's focus is to be moved.
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
    const press = ({ key, target }: KeyboardEvent) => {
      if (key === 'Escape' && target instanceof Node && panel.current?.contains(target)) onClose()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [onClose])
  return panel
}

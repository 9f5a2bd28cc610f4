/** The thing chosen, and its story. The region exists when nothing is chosen too. */
import { useCallback } from 'react'
import { useHoldfast, useIntent } from '../state/context.tsx'
import type { Chosen } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { ClusterDetails } from './details/ClusterDetails.tsx'
import { HotspotDetails } from './details/HotspotDetails.tsx'
import { OrderDetails } from './details/OrderDetails.tsx'
import { SiteDetails } from './details/SiteDetails.tsx'
import { WardDetails } from './details/WardDetails.tsx'
import styles from './details/details.module.css'
import { PlaceDetails } from './places/PlaceDetails.tsx'
import { RankingDetails } from './places/RankingDetails.tsx'
import { useDetailsFocus } from './details/use-details-focus.ts'

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

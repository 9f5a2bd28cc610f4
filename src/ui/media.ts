/** Media queries as React state. */
import { useSyncExternalStore } from 'react'

/** Screens below this width get the phone layout; paper never does. */
const PHONE_QUERY = 'screen and (width < 1000px)'

/** A small screen that yet has the layout of a desk. */
const NARROW_DESK_QUERY = 'screen and (1000px <= width < 1200px)'

/** A phone held across, where a sheet at the foot would cover the map: Sheet.module.css. */
const ACROSS_QUERY = 'screen and (560px <= width < 1000px) and (height < 480px)'

const subscriptionTo = (media: string) => (onChange: () => void) => {
  const query = matchMedia(media)
  query.addEventListener('change', onChange)
  return () => {
    query.removeEventListener('change', onChange)
  }
}
const subscribeToPhone = subscriptionTo(PHONE_QUERY)
const subscribeToNarrowDesk = subscriptionTo(NARROW_DESK_QUERY)
const subscribeToAcross = subscriptionTo(ACROSS_QUERY)

/** Whether the phone layout applies now. */
export const hasPhoneLayout = () => matchMedia(PHONE_QUERY).matches

/** Whether the phone layout applies; renders again when that changes. */
export const useIsPhone = () => useSyncExternalStore(subscribeToPhone, hasPhoneLayout)

/** Whether the screen has the layout of a desk and little room for it. */
export const useIsNarrowDesk = () =>
  useSyncExternalStore(subscribeToNarrowDesk, () => matchMedia(NARROW_DESK_QUERY).matches)

/** Whether the phone is held across: sheets that are read with the map are beside it. */
export const useIsAcross = () =>
  useSyncExternalStore(subscribeToAcross, () => matchMedia(ACROSS_QUERY).matches)

/** Opening the help, at a page or at the one on what is on screen. */
import { useCallback, useContext } from 'react'
import { StoreContext } from '../context.tsx'
import type { State } from '../store.ts'
import type { HelpPage } from './help-page.ts'

/** Pages of tabs in which nothing else has a page. */
const TAB_PAGES: Readonly<Record<string, HelpPage | undefined>> = { tonight: 'tonight' }

/** The page on what is on screen. */
export function helpPageFor({ view, planning }: Pick<State, 'view' | 'planning'>): HelpPage {
  if (view.tab === 'board') return view.part
  const pageOfTab = TAB_PAGES[view.tab]
  if (pageOfTab) return pageOfTab
  if (view.chosen?.kind === 'ranking') return 'ranking'
  if (view.chosen) return 'details'
  return planning?.isOpen ? 'plan' : 'map'
}

/** A stable function that opens the help; without a page, at the one on what is on screen. */
export function useOpenHelp(): (page?: HelpPage) => void {
  const store = useContext(StoreContext)
  return useCallback((page) => store.setState({ help: page ?? helpPageFor(store.getState()) }), [store])
}

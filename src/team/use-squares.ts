/** Squares and density for the map: counted where the picture is made, of the moment that is shown. */
import { useMemo } from 'react'
import { squareMarks, type SquareMarks } from '../map/squares/square-marks.ts'
import { currentOf, latestOf } from '../state/questions/reply.ts'
import { useReply, useHoldfast } from '../state/context.tsx'

export function useSquares(): SquareMarks | null {
  const layers = useHoldfast(({ view }) => view.layers)
  const categories = useHoldfast(({ view }) => view.categories)
  const areas = useHoldfast(({ view }) => view.areas)
  const hours = useHoldfast(({ view }) => view.hours)
  const found = useHoldfast(({ view }) => view.found)
  const cell = useHoldfast(({ view }) => view.cell)
  const chosen = useHoldfast(({ view }) => (view.chosen?.kind === 'place' ? view.chosen : null))
  const catalogue = useHoldfast((state) => state.catalogue)
  const shown = useHoldfast((state) => state.shown)
  const squares = latestOf(useReply('squares'))
  const places = currentOf(useReply('places'))
  const isWanted = layers.includes('squares') || layers.includes('density') || chosen !== null
  return useMemo(() => {
    if (!isWanted || !catalogue || !shown) return null
    // What stands out is only known where the clock rests: of other days it says nothing.
    const { window } = shown
    const asked = places?.question.asked
    const isCurrent =
      asked?.window.from === window.from && asked.window.to === window.to && asked.hours === hours
    const view = { layers, categories, areas, hours, found, cell, chosen }
    return squareMarks({ view, catalogue, shown, squares, places: isCurrent ? places : null })
  }, [isWanted, layers, categories, areas, hours, found, cell, chosen, catalogue, shown, squares, places])
}

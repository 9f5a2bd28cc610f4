/** A panel that is a sheet on a phone: it has a handle to drag, buttons and keys for the same, and content that scrolls. */
import {
  lazy,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  type HTMLAttributes,
  type Ref,
} from 'react'
import { useIsPhone } from '../media.ts'
import { SheetsContext } from './sheets-context.ts'
import { sheetHeights, type Detent } from './snap.ts'
import styles from './Sheet.module.css'

interface SheetProps extends HTMLAttributes<HTMLElement> {
  /** Name under which the sheet is opened. */
  readonly name: string
  /** What it holds, as in `Close the table`. */
  readonly what: string
  readonly element?: 'section' | 'div'
  /** Height in pixels that the content asks for at half. */
  readonly halfHeight?: number
  /** Label of the closing button, where it is not `Close` and `what`. */
  readonly closeLabel?: string
  /** Missing: the sheet is closed by whoever opened it. */
  readonly onClose?: () => void
  readonly ref?: Ref<HTMLElement>
}

// Loaded after the first text: only a phone has it.
const Handle = lazy(async () => ({ default: (await import('./SheetHandle.tsx')).SheetHandle }))

/** On a wide screen the element alone; the content keeps its place in the tree, so that nothing typed is lost. */
export function Sheet(props: SheetProps) {
  const { name, what, element: Element = 'section', halfHeight, closeLabel, onClose, ref, ...rest } = props
  const { children, className, ...attributes } = rest
  const isPhone = useIsPhone()
  const sheets = useContext(SheetsContext)
  const { room, front, onDetent } = sheets
  const own = useRef<HTMLElement>(null)
  const heights = useMemo(() => sheetHeights(room, halfHeight), [room, halfHeight])
  const detent = sheets.detentOf(name)
  const isFront = front === name
  useCover(isPhone && isFront ? heights[detent] : null, name)
  const setDetent = useCallback((next: Detent) => onDetent(name, next), [name, onDetent])
  const setElement = useCallback(
    (node: HTMLElement | null) => {
      own.current = node
      if (typeof ref === 'function') ref(node)
      else if (ref) ref.current = node
    },
    [ref],
  )
  const phone = { 'data-front': isFront, 'data-detent': detent, style: { height: heights[detent] } }
  const classes = [className, isPhone && styles['sheet']].filter(Boolean).join(' ')
  return (
    <Element ref={setElement} {...attributes} className={classes} {...(isPhone && phone)}>
      {isPhone && (
        <Suspense>
          <Handle
            sheet={own}
            what={what}
            detent={detent}
            heights={heights}
            onDetent={setDetent}
            closeLabel={closeLabel ?? `Close ${what}`}
            onClose={onClose ?? (() => sheets.onClose(name))}
          />
        </Suspense>
      )}
      <div className={styles['content']}>{children}</div>
    </Element>
  )
}

/**
 * Publishes which sheet covers the foot of the screen and how much of it, so that controls over the map keep clear of
 * it. A null height: it covers nothing.
 */
function useCover(height: number | null, name: string) {
  useEffect(() => {
    if (height === null) return
    const { style, dataset } = document.documentElement
    style.setProperty('--sheet-cover', `${height}px`)
    dataset['sheet'] = name
    return () => {
      style.removeProperty('--sheet-cover')
      delete dataset['sheet']
    }
  }, [height, name])
}

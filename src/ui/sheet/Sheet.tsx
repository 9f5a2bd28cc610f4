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
import { useIsAcross, useIsPhone } from '../media.ts'
import { SheetsContext } from './sheets-context.ts'
import { BESIDE_WIDTH, sheetHeights, type Detent } from './snap.ts'
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
  /** Whether it is read with the map: on a phone held across it is beside the map, not over its foot. */
  readonly isWithMap?: boolean
  /** Missing: the sheet is closed by whoever opened it. */
  readonly onClose?: () => void
  readonly ref?: Ref<HTMLElement>
}

// Loaded after the first text: only a phone has it.
const Handle = lazy(async () => ({ default: (await import('./SheetHandle.tsx')).SheetHandle }))

/** On a wide screen the element alone; the content keeps its place in the tree, so that nothing typed is lost. */
export function Sheet(props: SheetProps) {
  const {
    name,
    what,
    element: Element = 'section',
    halfHeight,
    closeLabel,
    isWithMap,
    onClose,
    ref,
    ...rest
  } = props
  const { children, className, ...attributes } = rest
  const isPhone = useIsPhone()
  const isBeside = useIsAcross() && isWithMap === true
  const sheets = useContext(SheetsContext)
  const { room, front, onDetent } = sheets
  const own = useRef<HTMLElement>(null)
  const heights = useMemo(
    () => sheetHeights(room, isBeside ? room : halfHeight),
    [room, halfHeight, isBeside],
  )
  const detent = sheets.detentOf(name)
  const isFront = front === name
  useCover(isPhone && isFront ? { name, height: isBeside ? 0 : heights[detent] } : null)
  const setDetent = useCallback((next: Detent) => onDetent(name, next), [name, onDetent])
  const setElement = useCallback(
    (node: HTMLElement | null) => {
      own.current = node
      if (typeof ref === 'function') ref(node)
      else if (ref) ref.current = node
    },
    [ref],
  )
  const phone = {
    'data-front': isFront,
    'data-detent': detent,
    'data-beside': isBeside,
    style: { height: heights[detent] },
  }
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
            isBeside={isBeside}
            closeLabel={closeLabel ?? `Close ${what}`}
            onClose={onClose ?? (() => sheets.onClose(name))}
          />
        </Suspense>
      )}
      <div className={styles['content']}>{children}</div>
    </Element>
  )
}

interface Cover {
  readonly name: string
  /** Height in pixels over the foot of the screen; 0 for a sheet beside the map. */
  readonly height: number
}

/**
 * Publishes which sheet is in front and how much of the foot or of the side of the screen it covers, so that controls over
 * the map keep clear of it. Null: it covers nothing.
 */
function useCover(cover: Cover | null) {
  const { name = null, height = 0 } = cover ?? {}
  useEffect(() => {
    if (name === null) return
    const { style, dataset } = document.documentElement
    style.setProperty('--sheet-cover', `${height}px`)
    if (height === 0) style.setProperty('--sheet-side', `${BESIDE_WIDTH}px`)
    dataset['sheet'] = name
    return () => {
      style.removeProperty('--sheet-cover')
      style.removeProperty('--sheet-side')
      delete dataset['sheet']
    }
  }, [height, name])
}

/** Colours of the five classes of squares and density, on the map and in its legends. */
import type { TokenName } from '../../ui/tokens.ts'

export const CLASS_TOKENS = ['c1', 'c2', 'c3', 'c4', 'c5'] as const satisfies readonly TokenName[]
/** Opacity at which streets still show through; the lowest class lies like a tint over them. */
const OPACITY = 0.82
const LOWEST_OPACITY = 0.35
/** Opacity of a class from 1 to 5. */
export const classOpacity = (ofClass: number) => (ofClass <= 1 ? LOWEST_OPACITY : OPACITY)
/** Width in pixels of the outline of squares that hold more than chance would give. */
export const HOT_LINE_WIDTH = 2.5

/** Typed arrays that grow: at least twice as long each time, so that each value is copied about once. */

/** Length of the array that takes the place of one that has become too short for `needed` values. */
export const larger = ({ length }: { readonly length: number }, needed: number): number =>
  Math.max(Math.ceil(needed), length * 2)

/** The values of `from`, copied to the beginning of `to`. */
export function grown<T extends { set: (from: ArrayLike<number>) => void }>(
  from: ArrayLike<number>,
  to: T,
): T {
  to.set(from)
  return to
}

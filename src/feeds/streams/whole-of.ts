/** Bytes in pieces as one. */

/** `length` is that of all pieces together, which whoever gathered them knows. */
export function wholeOf(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Remembers the last answer of a pure function, for what is asked at every frame and seldom changes. */

/** The same function; asked again with the very same things it gives the very same answer. */
export function remembered<Asked extends readonly unknown[], Answer>(make: (...asked: Asked) => Answer) {
  let last: { readonly asked: Asked; readonly answer: Answer } | null = null
  return (...asked: Asked): Answer => {
    if (!last?.asked.every((thing, i) => thing === asked[i])) last = { asked, answer: make(...asked) }
    return last.answer
  }
}

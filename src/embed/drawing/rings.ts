/** The rings of an SVG path of straight lines, as the published shapes are written. */

export interface Point {
  readonly x: number
  readonly y: number
}
export type Ring = readonly Point[]

const STEP = /([MLHVZmlhvz])([^MLHVZmlhvz]*)/g
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)/g

/** Rings of an SVG path of moves, lines and closings, absolute or relative. Any other letter is passed over. */
export function ringsOf(path: string): readonly Ring[] {
  const rings: Point[][] = []
  let [here, start]: [Point, Point] = [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ]
  for (const [, letter = '', given = ''] of path.matchAll(STEP)) {
    if (/z/i.test(letter)) {
      here = start
      continue
    }
    const numbers = [...given.matchAll(NUMBER)].map(([text]) => Number(text))
    stepsOf(letter, numbers).forEach((step, at) => {
      here = step(here)
      const isMove = /m/i.test(letter) && at === 0
      if (isMove) start = here
      if (isMove || rings.length === 0) rings.push([here])
      else rings.at(-1)?.push(here)
    })
  }
  return rings
}

type Step = (here: Point) => Point

function stepsOf(letter: string, numbers: readonly number[]): readonly Step[] {
  const from = (here: number) => (letter === letter.toLowerCase() ? here : 0)
  if (/h/i.test(letter)) return numbers.map((by) => ({ x, y }) => ({ x: from(x) + by, y }))
  if (/v/i.test(letter)) return numbers.map((by) => ({ x, y }) => ({ x, y: from(y) + by }))
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, pair) => ({ x, y }: Point) => ({
    x: from(x) + (numbers[pair * 2] ?? 0),
    y: from(y) + (numbers[pair * 2 + 1] ?? 0),
  }))
}

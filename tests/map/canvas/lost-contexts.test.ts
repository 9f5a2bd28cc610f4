/** When a lost drawing context counts as gone, with two canvases. */
import { expect, test } from 'vitest'
import { LostContexts } from '../../../src/map/canvas/overlay/lost-contexts.ts'

function watched() {
  const due = new Map<number, () => void>()
  let last = 0
  const said: boolean[] = []
  const timer = {
    set: (work: () => void) => {
      last += 1
      due.set(last, work)
      return last
    },
    clear: (handle: number) => void due.delete(handle),
  }
  const contexts = new LostContexts((isLost) => said.push(isLost), timer)
  const pass = () => {
    const works = [...due.values()]
    due.clear()
    for (const work of works) work()
  }
  return { contexts, said, pass }
}
const [base, marks] = [new EventTarget(), new EventTarget()]

test('a context that is given back in time is not reported', () => {
  const { contexts, said, pass } = watched()
  contexts.add(base)
  contexts.remove(base)
  pass()
  expect(said).toEqual([])
})

test('either context is reported once when it is not given back, and again when it is', () => {
  for (const canvas of [base, marks]) {
    const { contexts, said, pass } = watched()
    contexts.add(canvas)
    contexts.add(canvas)
    pass()
    pass()
    expect(said).toEqual([true])
    contexts.remove(canvas)
    expect(said).toEqual([true, false])
  }
})

test('of two lost contexts both have to come back', () => {
  const { contexts, said, pass } = watched()
  contexts.add(base)
  contexts.add(marks)
  contexts.remove(base)
  pass()
  expect(said).toEqual([true])
  contexts.add(base)
  contexts.remove(marks)
  expect(said).toEqual([true])
  contexts.remove(base)
  expect(said).toEqual([true, false])
})

test('after its end nothing is reported', () => {
  const { contexts, said, pass } = watched()
  contexts.add(base)
  contexts.stop()
  pass()
  expect(said).toEqual([])
})

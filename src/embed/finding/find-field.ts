/** The field that finds an area by name or postcode: keys, answers, and the list of postcodes when it is first needed. */
import { buttonOf } from '../running/controls.ts'
import { type FindAnswer, NO_ANSWER, answerTo, type Postcodes } from './answers.ts'
import type { FindableName } from './find-names.ts'
import { findInput, findPopup } from './find-popup.ts'
import { isPostcode } from './find-postcode.ts'
import { postcodesFrom } from './load-postcodes.ts'

interface FieldOptions {
  readonly names: readonly FindableName[]
  readonly place: string
  /** Address of the list of postcodes; null: there is none. */
  readonly postcodes: string | null
  /** Called with the id of the chosen area. */
  readonly onChoose: (id: string) => void
  /** What is read out then; empty where the page itself announces it. */
  readonly chosenWords: (name: string) => string
  /** Called where a whole postcode lies in no area: what is shown would be of another place. */
  readonly onElsewhere: () => void
}

export function findField(options: FieldOptions): HTMLElement {
  const { head, row, input } = findInput()
  const { popup, says, show, setShown, setActive } = findPopup(input, choose)
  let answer = NO_ANSWER
  let active = -1
  const answerNow = postcodeAnswers(options, update)

  function update() {
    answer = answerNow(input.value)
    active = -1
    show(answer)
    if (answer.isElsewhere) options.onElsewhere()
  }
  function choose(at: number) {
    const match = answer.matches[at]
    if (!match) return
    input.value = ''
    update()
    options.onChoose(match.id)
    says.textContent = options.chosenWords(match.label)
  }
  /** The active one, the only one, or the one of exactly that name; else the first becomes active. */
  function enter() {
    const typed = input.value.trim().toLowerCase()
    const exact = answer.matches.findIndex((match) => match.label.toLowerCase() === typed)
    if (active >= 0) choose(active)
    else if (answer.matches.length === 1 || exact >= 0) choose(Math.max(0, exact))
    else step(1)
    input.focus()
  }
  function step(by: 1 | -1) {
    const { length } = answer.matches
    if (length === 0) return
    active = (Math.max(active, by < 0 ? 0 : -1) + by + length) % length
    setShown(true)
    setActive(active)
  }
  input.addEventListener('input', update)
  input.addEventListener('blur', () => setShown(false))
  onKeys(input, {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: enter,
    Escape: () => setShown(false),
  })
  return fieldElement({ head, row, popup }, enter)
}

function onKeys(input: HTMLElement, keys: Readonly<Record<string, () => void>>) {
  input.addEventListener('keydown', (event) => {
    const run = keys[event.key]
    if (run) event.preventDefault()
    run?.()
  })
}

type FieldParts = Pick<ReturnType<typeof findInput>, 'head' | 'row'> &
  Pick<ReturnType<typeof findPopup>, 'popup'>

/** The field with its button, for whoever has no Enter key. */
function fieldElement({ head, row, popup }: FieldParts, onPress: () => void): HTMLElement {
  const button = buttonOf('Find', 'Find this area', onPress)
  button.addEventListener('pointerdown', (event) => event.preventDefault())
  row.append(button)
  const element = document.createElement('div')
  element.className = 'control finder'
  element.append(head, row, popup)
  return element
}

/** Answers of the moment; `onOpen` is called when the postcodes that a text needed have opened, or have not. */
function postcodeAnswers({ names, place, postcodes: address }: FieldOptions, onOpen: () => void) {
  let postcodes: Postcodes = { kind: address === null ? 'none' : 'closed' }
  const open = async (from: string) => {
    postcodes = { kind: 'opening' }
    const list = await postcodesFrom(from)
    postcodes = list === null ? { kind: 'failed' } : { kind: 'open', list }
    onOpen()
    // The next text is another try.
    if (list === null) postcodes = { kind: 'closed' }
  }
  return (text: string): FindAnswer => {
    if (isPostcode(text) && address !== null && postcodes.kind === 'closed') void open(address)
    return answerTo(text, { names, postcodes, place })
  }
}

/** Elements of the field that finds an area: the combo box, and its list, which stands over the page so that nothing moves. */
import type { FindAnswer } from './answers.ts'

const INPUT_ATTRIBUTES = {
  type: 'text',
  maxlength: '80',
  autocomplete: 'off',
  spellcheck: 'false',
  enterkeyhint: 'search',
  role: 'combobox',
  'aria-autocomplete': 'list',
  'aria-expanded': 'false',
  'aria-controls': 'find-list',
  'aria-describedby': 'find-hint',
} as const

/** The field has no name and belongs to no form: nothing of it can be sent. */
export function findInput() {
  const input = elementOf('input', INPUT_ATTRIBUTES)
  input.id = 'find-area'
  const label = document.createElement('label')
  label.htmlFor = input.id
  label.textContent = 'Find my area: a name or postcode'
  const hint = elementOf('small', { id: 'find-hint' })
  hint.textContent = 'What you type stays on this page.'
  const head = elementOf('span', { class: 'finder-head' })
  head.append(label, hint)
  const row = elementOf('span', { class: 'finder-row' })
  row.append(input)
  return { head, row, input }
}

/** @param onPress called with the index of the match that was pressed */
export function findPopup(input: HTMLInputElement, onPress: (at: number) => void) {
  const says = elementOf('p', { role: 'status' })
  const list = elementOf('ul', { id: 'find-list', role: 'listbox', 'aria-label': 'Areas found' })
  const popup = elementOf('div', { class: 'found' })
  popup.append(says, list)
  // Keeps the focus in the field, so that a press on the list is not lost.
  popup.addEventListener('pointerdown', (event) => event.preventDefault())

  const setShown = (isShown: boolean) => {
    // The status stays in the page, so that what it says next is read out.
    popup.classList.toggle('visually-hidden', !isShown)
    list.hidden = !isShown || list.childElementCount === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
  }
  const setActive = (active: number) => {
    for (const [at, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(at === active))
    if (active < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', `found-${active}`)
  }
  const show = (answer: FindAnswer) => {
    const options = answer.matches.map(({ label }, at) => {
      const option = elementOf('li', { id: `found-${at}`, role: 'option', 'aria-selected': 'false' })
      option.textContent = label
      option.addEventListener('click', () => onPress(at))
      return option
    })
    list.replaceChildren(...options)
    says.textContent = answer.says
    setActive(-1)
    setShown(answer.says !== '')
  }
  setShown(false)
  return { popup, says, show, setShown, setActive }
}

function elementOf<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

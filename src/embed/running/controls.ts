/** Form controls created by the script, so that a page without the script has none that do nothing. */

interface Choice {
  readonly value: string
  readonly label: string
}

/** A native select with its label. */
export function selectControl(label: string, choices: readonly Choice[], onChoose: (value: string) => void) {
  const list = document.createElement('select')
  list.id = `choose-${label.toLowerCase().replaceAll(' ', '-')}`
  for (const { value, label: text } of choices) list.add(new Option(text, value))
  list.addEventListener('change', () => onChoose(list.value))
  const name = document.createElement('label')
  name.htmlFor = list.id
  name.textContent = label
  const element = document.createElement('div')
  element.className = 'control'
  element.append(name, list)
  return { element, list }
}

/** A select between buttons for the previous and next choice; at either end the button stays, marked as disabled. */
export function stepperControl(label: string, choices: readonly Choice[], onChoose: (value: string) => void) {
  const { element, list } = selectControl(label, choices, onChoose)
  const step = (by: number) => {
    const next = choices[list.selectedIndex + by]
    if (next) onChoose(next.value)
  }
  const earlier = buttonOf('‹', `Earlier ${label.toLowerCase()}`, () => step(-1))
  const later = buttonOf('›', `Later ${label.toLowerCase()}`, () => step(1))
  const row = document.createElement('span')
  row.className = 'stepper'
  row.append(earlier, list, later)
  element.append(row)
  const show = (value: string) => {
    list.value = value
    earlier.setAttribute('aria-disabled', String(list.selectedIndex === 0))
    later.setAttribute('aria-disabled', String(list.selectedIndex === choices.length - 1))
  }
  return { element, show }
}

/** @param name accessible name, where the text alone is not sufficient */
export function buttonOf(text: string, name: string | null, onPress: () => void) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = text
  if (name !== null) button.setAttribute('aria-label', name)
  button.addEventListener('click', onPress)
  return button
}

/** The controls, which are made by the script: without it none stands there that does nothing. */

interface Choice {
  readonly value: string
  readonly label: string
}

/** A native list with its label before it. */
export function listOf(label: string, choices: readonly Choice[], onChoose: (value: string) => void) {
  const list = document.createElement('select')
  list.id = `choose-${label.toLowerCase().replaceAll(' ', '-')}`
  for (const { value, label: text } of choices) list.add(new Option(text, value))
  list.addEventListener('change', () => onChoose(list.value))
  const name = document.createElement('label')
  name.htmlFor = list.id
  name.textContent = label
  const whole = document.createElement('div')
  whole.className = 'control'
  whole.append(name, list)
  return { whole, list }
}

/** A list between two buttons that take one step in it; at an end a button stays, and says that it does nothing. */
export function stepperOf(label: string, choices: readonly Choice[], onChoose: (value: string) => void) {
  const { whole, list } = listOf(label, choices, onChoose)
  const step = (by: number) => {
    const next = choices[list.selectedIndex + by]
    if (next) onChoose(next.value)
  }
  const earlier = buttonOf('‹', `Earlier ${label.toLowerCase()}`, () => step(-1))
  const later = buttonOf('›', `Later ${label.toLowerCase()}`, () => step(1))
  const row = document.createElement('span')
  row.className = 'stepper'
  row.append(earlier, list, later)
  whole.append(row)
  const show = (value: string) => {
    list.value = value
    earlier.setAttribute('aria-disabled', String(list.selectedIndex === 0))
    later.setAttribute('aria-disabled', String(list.selectedIndex === choices.length - 1))
  }
  return { whole, show }
}

/** @param name where the text alone would not say it */
export function buttonOf(text: string, name: string | null, onPress: () => void) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = text
  if (name !== null) button.setAttribute('aria-label', name)
  button.addEventListener('click', onPress)
  return button
}

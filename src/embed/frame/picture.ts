/** The picture of a card, drawn from the words and bands that it shows, as a PNG. */

interface PictureLine {
  readonly label: string
  readonly change: string
  /** Why it is neither lower nor higher; may be empty. */
  readonly why: string
  readonly bars: readonly { readonly words: string; readonly text: string }[]
}

/** What the picture of a card says. */
interface PictureText {
  readonly name: string
  readonly period: string
  readonly lines: readonly PictureLine[]
  /** Source, day of the release and, in the demonstration, its mark. */
  readonly source: readonly string[]
}

const textIn = (element: ParentNode | null, selector: string) =>
  (element?.querySelector(selector)?.textContent ?? '').trim().replaceAll(/\s+/g, ' ')

/** What a card of the document shows. */
export function pictureText(card: HTMLElement): PictureText {
  return {
    name: textIn(card, 'h2'),
    period: textIn(card, '.against'),
    lines: [...card.querySelectorAll('.kinds > li')].map((line) => ({
      label: textIn(line, 'h3'),
      change: changeText(line),
      why: textIn(line, '.change .why'),
      bars: [...line.querySelectorAll('dl > div')].map((bar) => ({
        words: textIn(bar, 'dt'),
        text: textIn(bar, 'dd span'),
      })),
    })),
    source: [textIn(document, '[data-source]'), textIn(document, 'header .mark')].filter(
      (text) => text !== '',
    ),
  }
}

/** `▼ lower, 57 % to 62 % fewer`. */
function changeText(line: Element): string {
  const [sign = '', word = '', percentages = ''] = [
    '.change span',
    '.change b',
    '.change small:not(.why)',
  ].map((selector) => textIn(line, selector))
  return [`${sign} ${word}`.trim(), percentages].filter((text) => text !== '').join(', ')
}

const WIDTH = 720
const MARGIN = 32
const QUIET = 'font-size="15" fill="#4A4F55"'
const BAR = { x: 96, width: 444, height: 14 }

/** The bounds of `75 to 79` and `1,240 to 1,512`; null for any other text. */
function boundsIn(text: string): readonly [low: number, high: number] | null {
  const [, low, high] = /^([\d,]+) to ([\d,]+)$/.exec(text) ?? []
  return low === undefined || high === undefined
    ? null
    : [Number(low.replaceAll(',', '')), Number(high.replaceAll(',', ''))]
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The picture as SVG, in day colours for print. */
export function pictureSvg({ name, period, lines, source }: PictureText): string {
  const parts: string[] = []
  const say = (text: string, at: { readonly x: number; readonly y: number }, style: string) =>
    parts.push(`<text x="${at.x}" y="${at.y}" ${style}>${escaped(text)}</text>`)
  say(name, { x: MARGIN, y: 56 }, 'font-size="28" font-weight="600"')
  say(period, { x: MARGIN, y: 84 }, QUIET)
  const most = Math.max(1, ...lines.flatMap(({ bars }) => bars.map(({ text }) => boundsIn(text)?.[1] ?? 0)))
  let y = 124
  for (const { label, change, why, bars } of lines) {
    say(label, { x: MARGIN, y }, 'font-size="18" font-weight="600"')
    say(change, { x: WIDTH - MARGIN, y }, 'font-size="18" text-anchor="end"')
    if (why !== '') {
      y += 22
      say(why, { x: WIDTH - MARGIN, y }, `${QUIET} text-anchor="end"`)
    }
    for (const { words, text } of bars) {
      y += 28
      say(words, { x: MARGIN, y }, QUIET)
      const bounds = boundsIn(text)
      if (bounds) {
        const [low, high] = bounds.map((count) => Math.round((BAR.width * count) / most))
        parts.push(
          `<rect x="${BAR.x}" y="${y - 10}" width="${low ?? 0}" height="6" fill="#777E86"/>`,
          `<rect x="${BAR.x + (low ?? 0)}" y="${y - 14}" width="${Math.max(2, (high ?? 0) - (low ?? 0))}" height="${BAR.height}" fill="#223247"/>`,
        )
      }
      say(text, { x: BAR.x + BAR.width + 16, y }, 'font-size="16"')
    }
    y += 44
  }
  for (const text of source) {
    say(text, { x: MARGIN, y }, QUIET)
    y += 20
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y + 12}" font-family="system-ui, sans-serif" fill="#1B1F24"><rect width="100%" height="100%" fill="#FFFFFF"/>${parts.join('')}</svg>`
}

/** Pixels of the picture for each unit of the drawing. */
const SCALE = 2

/** Saves the card as a PNG; has no effect in a frame that forbids downloads. */
export function savePicture(card: HTMLElement) {
  const text = pictureText(card)
  const image = new Image()
  image.addEventListener('load', () => {
    const canvas = document.createElement('canvas')
    canvas.width = image.width * SCALE
    canvas.height = image.height * SCALE
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const link = document.createElement('a')
    link.download = `${text.name} - ${text.period}.png`
    link.href = canvas.toDataURL('image/png')
    link.click()
  })
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pictureSvg(text))}`
}

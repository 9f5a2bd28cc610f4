/** Secrets of sources: taken from the environment when a request is made, and kept out of every text that is written. */
import { type Failed, failed } from '../../domain/feed.ts'

export type Environment = Readonly<Record<string, string | undefined>>

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g
/** Shorter values occur in ordinary words; hiding them would garble a report and guard nothing. */
const SHORTEST_HIDDEN = 4

/** Texts with `${NAME}` replaced by the environment's values. */
export interface Secrets {
  /** The text with its variables filled in, or which of them is not set. */
  readonly fill: (text: string) => string | Failed
  /** The text without any value that was filled in, as it stands and as it stands in an address. */
  readonly hide: (text: string) => string
}

export function secretsFrom(environment: Environment): Secrets {
  const used = new Set<string>()
  return {
    fill: (text) => {
      const missing = [...text.matchAll(VARIABLE)].find(([, name = '']) => !environment[name])
      if (missing) return notSet(missing[1] ?? '')
      return text.replaceAll(VARIABLE, (_, name: string) => {
        const value = environment[name] ?? ''
        if (value.length >= SHORTEST_HIDDEN) used.add(value)
        return value
      })
    },
    hide: (text) => {
      const forms = [...used].flatMap((value) => [value, encodeURIComponent(value), formEncoded(value)])
      const longestFirst = [...new Set(forms)].toSorted((a, b) => b.length - a.length)
      return longestFirst.reduce((hidden, form) => hidden.replaceAll(form, '[secret]'), text)
    },
  }
}

const formEncoded = (value: string) => new URLSearchParams({ value }).toString().slice('value='.length)

const notSet = (name: string) =>
  failed(
    `The environment variable ${name} is not set.`,
    'Set it for the account that runs gather; secrets are never read from sources.json.',
  )

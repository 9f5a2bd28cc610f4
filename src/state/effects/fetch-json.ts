/** Fetches one of the product's own files, and does not wait for ever. */

export type FetchFrom = (url: string, init?: RequestInit) => Promise<Response>

const LIMIT_MILLISECONDS = 30_000

/** Throws where it answers with an error, with something that is not JSON, or not at all. */
export async function fetchJson(url: string, from: FetchFrom = fetch): Promise<unknown> {
  const response = await from(url, { signal: AbortSignal.timeout(LIMIT_MILLISECONDS) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}

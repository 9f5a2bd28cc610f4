/** Tells the page that frames this one how high it is, whenever that changes; hears nothing in return. */

/** A script of that page which came late has missed what was said first. */
const SAID_AGAIN_AFTER = [500, 2000, 5000]

export function postHeight() {
  if (window.parent === window) return
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    // To any page: a height is no secret, and who frames this one is not known here.
    window.parent.postMessage({ type: 'holdfast:height', v: 1, height }, '*')
  }
  new ResizeObserver(tell).observe(document.body)
  for (const wait of SAID_AGAIN_AFTER) setTimeout(tell, wait)
}

/** Where the manifest lies: beside the page, wherever that is served. */

export const manifestAddress = () => new URL('feeds/manifest.json', document.baseURI)

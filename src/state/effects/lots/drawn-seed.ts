/** A seed for what is drawn by lot: shown wherever it decides something, so that it can be drawn again. */

const LEAST = 1000
const MOST = 9999

export const drawnSeed = () => LEAST + Math.floor(Math.random() * (MOST - LEAST + 1))

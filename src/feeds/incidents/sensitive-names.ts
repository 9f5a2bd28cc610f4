/** Judges by its words whether a category that no list has may concern sexual, domestic or other protected matters. */

const STEMS =
  /(?<!\p{L})(?:rap(?:e|es|ed|ist|ing)|sex(?!ton)\p{L}*|domestic|child(?!wall)\p{L}*|minors?|indecen\p{L}*|incest|voyeur\p{L}*|groom(?:ing|ed)|abus\p{L}*|neglect|stalk\p{L}*|harass\p{L}*|coerci\p{L}*|honou?r|forced marriage|fgm|genital|mutilation|slavery|trafficking|exploit\p{L}*|prostitut\p{L}*|brothel|safeguard\p{L}*|vulnerab\p{L}*|suicid\p{L}*|self[ -]?harm|mental|welfare|missing|overdose|sudden death|dv|da|vawg|rasso|cse|cce|hate)(?!\p{L})/iu

/** Whether a name of a category sounds sensitive; such rows are moved to their square until a list says otherwise. */
export const soundsSensitive = (name: string): boolean => STEMS.test(name.replace(/[-_]+/g, ' '))

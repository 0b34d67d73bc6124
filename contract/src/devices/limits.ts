/** How much travels at once between a phone and the house; numbers alone, for phones that load no schemas. */

/** What one act may carry, in characters: words and codes; photographs go ahead of it by themselves. */
export const longestInput = 60_000;
/** Acts in one message: few enough for a slow line, enough for a day. */
export const mostActs = 20;
/** Most things in one page, and most characters of their bodies: a few seconds on a slow line. */
export const mostDown = 100;
export const mostDownLetters = 60_000;
/** Bytes of the largest photograph. */
export const largestPhoto = 10 * 1024 * 1024;
/** Bytes of the largest piece of a photograph. */
export const longestPiece = 64 * 1024;

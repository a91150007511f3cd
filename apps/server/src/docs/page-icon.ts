/** A house in the colour of the page. */
export const PAGE_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#176a62" d="M2 14V7l6-5 6 5v7h-4v-4H6v4z"/></svg>';

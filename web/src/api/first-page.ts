/** The cursor of a list's first page: none. */
export const FIRST: string | null = null;

/** What an unknown thrown value says. */
export function errorText(error: unknown): string {
  const name = errorName(error);
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  return name === '' ? String(error.message) : `${name}: ${String(error.message)}`;
}

/** The name of a thrown error; empty for anything else. */
export function errorName(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}

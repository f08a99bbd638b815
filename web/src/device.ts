/**
 * What is kept on this device between visits: drafts, which ideas were seen, the order of the list. Never a vote, and
 * never who somebody is. Browsers may forbid it; then it is kept for as long as the page lives.
 */
const forgetful = new Map<string, string>();

export function readDevice(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return forgetful.get(key) ?? null;
  }
}

/** `null` forgets it. */
export function writeDevice(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    if (value === null) forgetful.delete(key);
    else forgetful.set(key, value);
  }
}

/** The keys of all that is kept. */
export function deviceKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [...forgetful.keys()];
  }
}

/** What was kept as JSON and passes the check; null otherwise. */
export function readDeviceJson<T>(key: string, check: (value: unknown) => value is T): T | null {
  const text = readDevice(key);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return check(value) ? value : null;
  } catch {
    return null;
  }
}

/** Forgets all of it. */
export function forgetDevice(): void {
  forgetful.clear();
  try {
    localStorage.clear();
  } catch {
    return;
  }
}

/** What to put at each JSON Pointer; `undefined` takes away what is there. */
export type Edits = Readonly<Record<string, unknown>>;

type Container = Record<string, unknown>;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** A copy of a JSON value with some of its parts replaced, so that a test shows only what it changes. */
export function edited(value: unknown, edits: Edits): unknown {
  const copy: unknown = structuredClone(value);
  for (const [pointer, part] of Object.entries(edits)) {
    const steps = pointer.split('/').slice(1);
    const last = steps.pop() ?? '';
    const inner = steps.reduce<unknown>((at, step) => (isContainer(at) ? at[step] : undefined), copy);
    if (!isContainer(inner)) throw new Error(`Nothing to edit at ${pointer}`);
    if (part === undefined) delete inner[last];
    else inner[last] = part;
  }
  return copy;
}

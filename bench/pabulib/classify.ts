import { oneLine, slug } from '../words.ts';

export interface Classification {
  readonly all: readonly { readonly id: string; readonly name: string }[];
  /** The id of each value given, in order; null for an empty one. */
  readonly of: readonly (string | null)[];
}

/** Gives every distinct value an id. Values that differ only in case, accents or blanks are one. */
export function classify(values: readonly string[]): Classification {
  const names = new Map<string, string>();
  const ids = new Map<string, string>();
  const of = values.map((value) => {
    const name = oneLine(value);
    if (name === '') return null;
    const key = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
    const known = ids.get(key);
    if (known !== undefined) return known;
    const wanted = slug(name, `class-${ids.size + 1}`);
    // Long names may share their first letters.
    const id = names.has(wanted) ? `${wanted}-${ids.size + 1}` : wanted;
    ids.set(key, id);
    names.set(id, name);
    return id;
  });
  return { all: [...names].map(([id, name]) => ({ id, name })), of };
}

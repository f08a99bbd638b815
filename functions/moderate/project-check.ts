import { type Campaign, LANGUAGES, type Translated } from '../core/campaign.ts';
import { type FieldError, Problem } from '../http/problem.ts';

/** One Problem for all that is wrong with a body, its code that of the first; nothing where nothing is. */
export function refuseFaults(faults: readonly FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem(first.code, `body${first.pointer}: ${first.detail}`, { errors: faults });
}

/** Texts need the campaign's first language, and have no other than the campaign's. */
export function languageFaults(
  { languages }: Pick<Campaign, 'languages'>,
  texts: Readonly<Record<string, Translated | null | undefined>>,
): FieldError[] {
  const [main = 'fr'] = languages;
  return Object.entries(texts).flatMap(([pointer, text]): FieldError[] => {
    if (!text) return [];
    const foreign = LANGUAGES.filter((language) => text[language] !== undefined && !languages.includes(language));
    const missing = text[main] === undefined && Object.keys(text).length > 0;
    return [
      ...foreign.map((language): FieldError => {
        const detail = `this campaign is in ${languages.join(', ')}; leave "${language}" out`;
        return { pointer: `${pointer}/${language}`, code: 'invalid-value', detail };
      }),
      ...(missing
        ? [{ pointer: `${pointer}/${main}`, code: 'missing-field' as const, detail: "this is the campaign's first" }]
        : []),
    ];
  });
}

/** A name or a title that has to say something. */
export function emptyFaults(texts: Readonly<Record<string, Translated | undefined>>): FieldError[] {
  return Object.entries(texts).flatMap(([pointer, text]): FieldError[] =>
    text && Object.keys(text).length === 0
      ? [{ pointer, code: 'missing-field', detail: "write it in the campaign's first language at least" }]
      : [],
  );
}

function oneOf(pointer: string, value: string | null | undefined, known: readonly { id: string }[]): FieldError[] {
  if (value == null || known.some(({ id }) => id === value)) return [];
  const ids = known.map(({ id }) => id).join(', ');
  return [{ pointer, code: 'invalid-value', detail: `"${value}" is none of this campaign's; it has ${ids}` }];
}

export function placeFaults(
  campaign: Pick<Campaign, 'themes' | 'districts'>,
  { theme, district }: { readonly theme?: string | undefined; readonly district?: string | null | undefined },
): FieldError[] {
  return [...oneOf('/theme', theme, campaign.themes), ...oneOf('/district', district, campaign.districts)];
}

/** Numbers are given from 1 to the last without gaps, and never taken back: what is not above the last has been given. */
export function numberFaults(proposals: readonly number[] | undefined, last: number): FieldError[] {
  return (proposals ?? []).flatMap((number, index): FieldError[] =>
    number <= last
      ? []
      : [{ pointer: `/proposals/${index}`, code: 'invalid-value', detail: `No proposal has the number ${number}` }],
  );
}

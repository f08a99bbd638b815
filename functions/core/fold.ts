const LIGATURES = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ĳ: 'ij' } as const satisfies Record<
  string,
  string
>;
const LIGATURE = new RegExp(`[${Object.keys(LIGATURES).join('')}]`, 'g');
const BY_LETTER = new Map<string, string>(Object.entries(LIGATURES));

/** Text without case and accents, so that « Ecole » finds « école » and « Strasse » finds « Straße ». */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(LIGATURE, (letter) => BY_LETTER.get(letter) ?? letter);
}

/** The numbers in a text such as `12, 40 412`; null where something in it is no number. */
export function numbersOf(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.some((part) => !/^[1-9]\d{0,5}$/.test(part))) return null;
  return [...new Set(parts.map(Number))];
}

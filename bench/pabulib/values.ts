import { PabulibError } from './error.ts';

export function wholeNumber(text: string, line: number, field: string): number {
  if (!/^\d+$/.test(text)) throw new PabulibError(line, field, `"${text}" is no whole number`);
  return Number(text);
}

export function amount(text: string, line: number): number {
  if (!/^\d+(\.\d+)?$/.test(text))
    throw new PabulibError(line, 'cost', `"${text}" is no amount such as 12500 or 12500.50`);
  return Number(text);
}

import * as z from 'zod';
import { LARGEST_NUMBER } from '../core/limits.ts';
import { faultOf, type TextKind } from '../core/plain-text.ts';

// What the schemas of several routes are made of.

/** Line breaks and tabs are the only control characters of a text. */
const WITHOUT_CONTROLS = { line: /^[^\p{Cc}]*$/u, lines: /^(?:[^\p{Cc}]|[\n\r\t])*$/u } as const satisfies Record<
  TextKind,
  RegExp
>;

export function words(limits: { min: number; max: number }, kind: TextKind) {
  return z
    .string()
    .overwrite((value) => value.normalize('NFC').trim())
    .min(limits.min)
    .max(limits.max)
    .regex(WITHOUT_CONTROLS[kind], 'must hold no control characters')
    .check(({ value, issues }) => {
      const message = faultOf(value, kind);
      if (message !== null) issues.push({ code: 'custom', message, input: value });
    });
}

/** Digits alone: JavaScript would also take `0x10`, `1e1` or a blank for a number. */
export function wholeNumber(min: number, max: number) {
  return z.preprocess(
    (value) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value),
    z.int().min(min).max(max),
  );
}

export const instant = z.iso
  .datetime({ precision: 3 })
  .meta({ description: 'An instant in UTC', example: '2017-06-01T08:30:00.000Z' });
export const count = z.int().min(0);

export const campaignId = z
  .string()
  .max(64)
  .meta({ description: "The campaign's id", example: 'reinventons-liege-2017' });
export const proposalNumber = wholeNumber(1, LARGEST_NUMBER).meta({
  description: "The proposal's number in its campaign",
  example: 12,
});

export const campaignPath = z.strictObject({ campaign: campaignId });
export const proposalPath = z.strictObject({ campaign: campaignId, number: proposalNumber });

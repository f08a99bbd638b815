import * as z from 'zod';

// What several operations have in common.

/** Where a body is not read. */
export const noBody = z.null();
export const nothing = z.strictObject({});
const INPUT = [
  'malformed-json',
  'missing-field',
  'unknown-field',
  'wrong-type',
  'out-of-range',
  'invalid-value',
] as const;
export const PARAMETERS = ['unknown-field', 'wrong-type', 'out-of-range', 'invalid-value'] as const;
export const BODY = [...INPUT, 'body-too-large', 'unsupported-media-type'] as const;
/** The address of one campaign. */
export const C = '/api/campaigns/{campaign}';

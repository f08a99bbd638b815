import { expect, it } from '@jest/globals';
import * as z from 'zod';
import { invalidFields, MOST_FIELD_ERRORS } from '../../functions/http/field-errors.ts';

const schema = z.strictObject({ title: z.string() });

function refusalOf(fields: number) {
  const sent = Object.fromEntries(Array.from({ length: fields }, (_, index) => [`k${index}`, 1]));
  const { error } = schema.safeParse(sent, { reportInput: true });
  if (error === undefined) throw new Error('it was accepted');
  return invalidFields('body', error);
}

it('a refusal lists every wrong field', () => {
  expect(refusalOf(3).members).toEqual({
    errors: ['/title', '/k0', '/k1', '/k2'].map((pointer) => expect.objectContaining({ pointer })),
  });
});

it('a refusal does not grow with a request that has thousands of wrong fields', () => {
  const refusal = refusalOf(6000);

  expect(refusal.code).toBe('missing-field');
  expect(refusal.members).toHaveProperty('errors.length', MOST_FIELD_ERRORS);
});

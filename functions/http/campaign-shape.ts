import * as z from 'zod';
import { nearest } from '../core/nearest.ts';
import { type FoundProblem, pointer, show } from './campaign-problem.ts';
import { campaignFileSchema } from './campaign-schema.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => (isRecord(inner) ? inner[String(step)] : undefined), value);
}

/** The form of a union that an object takes by its discriminator, where it takes one. */
function chosenBy(object: unknown, union: z.ZodDiscriminatedUnion): z.core.$ZodType {
  const { discriminator } = union.def;
  const chosen = isRecord(object) ? object[discriminator] : undefined;
  const option = union.options.find(
    (form) => form instanceof z.ZodObject && form.shape[discriminator]?.safeParse(chosen).success,
  );
  return option ?? union;
}

/** The keys that the schema knows for the object at `path` of `value`. */
function keysAt(value: unknown, path: readonly PropertyKey[]): string[] {
  let schema: z.core.$ZodType = campaignFileSchema;
  for (const [index, step] of path.entries()) {
    if (schema instanceof z.ZodArray) schema = schema.element;
    else if (schema instanceof z.ZodObject) schema = schema.shape[String(step)];
    while (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) schema = schema.unwrap();
    if (schema instanceof z.ZodDiscriminatedUnion) schema = chosenBy(valueAt(value, path.slice(0, index + 1)), schema);
  }
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

const REASONS: Readonly<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'is of the wrong type',
  invalid_value: 'is not known here',
  invalid_format: 'has the wrong form',
  too_big: 'is too large',
  too_small: 'is too small',
  not_multiple_of: 'is not a multiple',
  unrecognized_keys: 'is not a key here',
  invalid_union: 'fits none of the forms',
  invalid_key: 'is not a key here',
  invalid_element: 'does not belong in the list',
  custom: 'is wrong',
};

/** What zod found wrong with `value`; a key that is missing because it is misspelt is named once. */
export function shapeProblems(value: unknown, issues: readonly z.core.$ZodIssue[]): FoundProblem[] {
  const misspelt = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => unknownKey(value, issue.path, key)) : [],
  );
  const explained = new Set(misspelt.map(({ meant }) => meant));
  const others = issues
    .filter((issue) => issue.code !== 'unrecognized_keys' && !explained.has(pointer(issue.path)))
    .map((issue): FoundProblem => {
      const path = pointer(issue.path);
      const found = valueAt(value, issue.path);
      return found === undefined
        ? { path, found: 'nothing', reason: 'is here, but it cannot be left out', remedy: issue.message }
        : { path, found: show(found), reason: REASONS[issue.code], remedy: issue.message };
    });
  return [...misspelt.map(({ problem }) => problem), ...others];
}

function unknownKey(value: unknown, path: readonly PropertyKey[], key: string) {
  const object = valueAt(value, path);
  const known = keysAt(value, path);
  const unused = known.filter((candidate) => !isRecord(object) || !Object.hasOwn(object, candidate));
  const meant = nearest(key, unused);
  const keys = known.map((candidate) => `"${candidate}"`).join(', ');
  const remedy = meant ? `write "${meant}"` : `leave it out; the keys here are ${keys}`;
  const problem: FoundProblem = {
    path: pointer([...path, key]),
    found: show(key),
    reason: REASONS.unrecognized_keys,
    remedy,
  };
  return { problem, meant: meant === null ? null : pointer([...path, meant]) };
}

import type * as z from 'zod';
import { type FieldError, Problem, type ProblemCode } from './problem.ts';

type Issue = z.core.$ZodIssue;

function codeOf(issue: Issue): ProblemCode {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'unknown-field';
    case 'invalid_type':
      return issue.input === undefined ? 'missing-field' : 'wrong-type';
    case 'too_big':
    case 'too_small':
      return 'out-of-range';
    case 'invalid_value':
      return issue.input === undefined ? 'missing-field' : 'invalid-value';
    case 'invalid_format':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return 'invalid-value';
  }
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function describe(issue: Issue): FieldError[] {
  const code = codeOf(issue);
  if (issue.code !== 'unrecognized_keys') return [{ pointer: pointerOf(issue.path), code, detail: issue.message }];
  return issue.keys.map((key) => ({
    pointer: pointerOf([...issue.path, key]),
    code,
    detail: 'Nothing here has this name; leave it out or correct its spelling',
  }));
}

/** So many wrong fields are listed: a small request with thousands of them must not be answered with a large one. */
export const MOST_FIELD_ERRORS = 50;

/** A request refused by its schema, which has to report its input. The first wrong field gives the code, `errors` lists them. */
export function invalidFields(where: string, error: z.ZodError): Problem {
  const errors = error.issues.flatMap(describe).slice(0, MOST_FIELD_ERRORS);
  const [first] = errors;
  const detail = first ? `${where}${first.pointer}: ${first.detail}` : `${where} is not valid`;
  return new Problem(first?.code ?? 'invalid-value', detail, { errors });
}

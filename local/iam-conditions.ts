import { isObject, type JsonObject, oneOrMany } from './json.ts';
import { wildcard } from './wildcard.ts';

/** The values of the condition keys that a call has. */
export type RequestContext = Readonly<Record<string, readonly string[]>>;

type Test = (wanted: string, value: string) => boolean;

const like: Test = (wanted, value) => wildcard(wanted).test(value);

/** Operators without their `Not` form, which is the negation over all wanted values. */
const OPERATORS: Readonly<Record<string, Test>> = {
  StringEquals: (wanted, value) => wanted === value,
  StringEqualsIgnoreCase: (wanted, value) => wanted.toLowerCase() === value.toLowerCase(),
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: (wanted, value) => wanted.toLowerCase() === value.toLowerCase(),
  NumericEquals: (wanted, value) => Number(value) === Number(wanted),
  NumericLessThan: (wanted, value) => Number(value) < Number(wanted),
  NumericLessThanEquals: (wanted, value) => Number(value) <= Number(wanted),
  NumericGreaterThan: (wanted, value) => Number(value) > Number(wanted),
  NumericGreaterThanEquals: (wanted, value) => Number(value) >= Number(wanted),
};

const KNOWN_KEYS = [
  'aws:securetransport',
  'aws:resourceaccount',
  'aws:principalaccount',
  'aws:requestedregion',
  'dynamodb:leadingkeys',
  'dynamodb:select',
  'dynamodb:returnvalues',
  's3:prefix',
  'secretsmanager:versionstage',
];

interface Operator {
  readonly set: 'ForAllValues' | 'ForAnyValue' | null;
  readonly negated: boolean;
  readonly ifExists: boolean;
  readonly test: Test | 'Null';
}

const parseOperator = (name: string): Operator | null => {
  const [, set, rest = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const base = rest.replace(/^(String|Arn|Numeric)Not(?=Equals|Like)/, '$1');
  const test = base === 'Null' ? 'Null' : OPERATORS[base];
  if (test === undefined) return null;
  return {
    set: set === 'ForAllValues' || set === 'ForAnyValue' ? set : null,
    negated: base !== rest,
    ifExists: ifExists !== undefined,
    test,
  };
};

/** `<operator>` or `<key>` of each part that `conditionHolds` does not understand and takes for not fulfilled. */
export const unknownConditionParts = (conditions: JsonObject): string[] =>
  Object.entries(conditions).flatMap(([operator, keys]) => {
    if (parseOperator(operator) === null) return [operator];
    return isObject(keys) ? Object.keys(keys).filter((key) => !KNOWN_KEYS.includes(key.toLowerCase())) : [operator];
  });

const lookUp = (context: RequestContext, key: string): readonly string[] | undefined =>
  Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];

const holds = (operator: Operator, wanted: readonly string[], values: readonly string[] | undefined): boolean => {
  const { test } = operator;
  if (test === 'Null') return (values === undefined) === (wanted[0] === 'true');
  if (values === undefined || values.length === 0) {
    return operator.ifExists || operator.set === 'ForAllValues' || (operator.negated && operator.set === null);
  }
  const one = (value: string): boolean => wanted.some((entry) => test(entry, value)) !== operator.negated;
  return operator.set === 'ForAllValues' ? values.every(one) : values.some(one);
};

/**
 * Whether all conditions of a statement hold: every operator and every key of it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export const conditionHolds = (conditions: JsonObject, context: () => RequestContext): boolean => {
  const operators = Object.entries(conditions);
  if (operators.length === 0) return true;
  // The loopback connection stands for the encrypted one that AWS would see.
  const values: RequestContext = { 'aws:SecureTransport': ['true'], ...context() };
  return operators.every(([name, keys]) => {
    const operator = parseOperator(name);
    if (operator === null || !isObject(keys)) return false;
    return Object.entries(keys).every(
      ([key, wanted]) =>
        KNOWN_KEYS.includes(key.toLowerCase()) && holds(operator, oneOrMany(wanted).map(String), lookUp(values, key)),
    );
  });
};

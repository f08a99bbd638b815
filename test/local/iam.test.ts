import { describe, expect, it } from '@jest/globals';
import { Role } from '../../local/iam.ts';

const decide = (
  statements: object[],
  action: string,
  resource: string,
  context: Record<string, string[]> = {},
): string =>
  new Role('role', [{ Statement: JSON.parse(JSON.stringify(statements)) }]).decide(action, resource, () => context);

const TABLE = 'arn:aws:dynamodb:eu-central-1:0:table/T';

describe('a role', () => {
  it('allows nothing without a statement', () => {
    expect(decide([], 's3:GetObject', 'arn:aws:s3:::b/k')).toBe('denied');
  });

  it.each([
    ['the action itself', 'dynamodb:GetItem', TABLE, 'dynamodb:GetItem', TABLE, 'allowed'],
    ['an action in other letters', 'DynamoDB:getitem', TABLE, 'dynamodb:GetItem', TABLE, 'allowed'],
    ['an action by wildcard', 's3:GetObject*', '*', 's3:GetObjectVersion', 'arn:aws:s3:::b/k', 'allowed'],
    ['an action beside it', 'dynamodb:GetItem', TABLE, 'dynamodb:GetItems', TABLE, 'denied'],
    [
      'a resource by wildcard',
      'dynamodb:Query',
      `${TABLE}/index/*`,
      'dynamodb:Query',
      `${TABLE}/index/changes`,
      'allowed',
    ],
    ['an index for the table alone', 'dynamodb:Query', TABLE, 'dynamodb:Query', `${TABLE}/index/changes`, 'denied'],
    ['a resource that only begins like it', 'dynamodb:Query', TABLE, 'dynamodb:Query', `${TABLE}2`, 'denied'],
    ['a dot as a dot', 's3:*', 'arn:aws:s3:::a.b/*', 's3:GetObject', 'arn:aws:s3:::aXb/k', 'denied'],
    ['one character for a question mark', 's3:*', 'arn:aws:s3:::b/?', 's3:GetObject', 'arn:aws:s3:::b/kk', 'denied'],
  ])('takes %s as AWS does', (_, Action, Resource, action, resource, expected) => {
    expect(decide([{ Effect: 'Allow', Action, Resource }], action, resource)).toBe(expected);
  });

  it('lets an explicit deny win over any grant', () => {
    const statements = [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'dynamodb:Delete*', NotResource: [`${TABLE}9`] },
    ];
    expect(decide(statements, 'dynamodb:DeleteItem', TABLE)).toBe('explicitly denied');
    expect(decide(statements, 'dynamodb:DeleteItem', `${TABLE}9`)).toBe('allowed');
    expect(decide(statements, 'dynamodb:PutItem', TABLE)).toBe('allowed');
  });

  it('takes NotAction for every other action', () => {
    const statements = [{ Effect: 'Allow', NotAction: ['s3:Delete*'], Resource: '*' }];
    expect(decide(statements, 's3:PutObject', 'x')).toBe('allowed');
    expect(decide(statements, 's3:DeleteObject', 'x')).toBe('denied');
  });

  it.each([
    ['equal text', { StringEquals: { 's3:prefix': ['a/', 'b/'] } }, { 's3:prefix': ['b/'] }, 'allowed'],
    ['other text', { StringEquals: { 's3:prefix': 'a/' } }, { 's3:prefix': ['b/'] }, 'denied'],
    ['text by wildcard', { StringLike: { 's3:prefix': 'a*' } }, { 's3:prefix': ['abc'] }, 'allowed'],
    ['anything but a text', { StringNotEquals: { 's3:prefix': 'a/' } }, { 's3:prefix': ['a/'] }, 'denied'],
    [
      'every leading key',
      { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['k'] } },
      { 'dynamodb:LeadingKeys': ['k', 'x'] },
      'denied',
    ],
    [
      'any leading key',
      { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['k*'] } },
      { 'dynamodb:LeadingKeys': ['x', 'k1'] },
      'allowed',
    ],
    ['a key that the call does not have', { StringEquals: { 's3:prefix': 'a' } }, {}, 'denied'],
    ['the same, if it exists', { StringEqualsIfExists: { 's3:prefix': 'a' } }, {}, 'allowed'],
    ['the absence of a key', { Null: { 's3:prefix': 'true' } }, {}, 'allowed'],
    ['a secure connection', { Bool: { 'aws:SecureTransport': 'true' } }, {}, 'allowed'],
    [
      'one of two conditions',
      { StringEquals: { 's3:prefix': 'a' }, Bool: { 'aws:SecureTransport': 'false' } },
      { 's3:prefix': ['a'] },
      'denied',
    ],
  ])('checks the condition on %s', (_, Condition, context, expected) => {
    expect(decide([{ Effect: 'Allow', Action: '*', Resource: '*', Condition }], 'a:b', 'r', { ...context })).toBe(
      expected,
    );
  });

  it('tells of conditions it does not know, and never applies their statement', () => {
    const Condition = { StringEquals: { 'aws:sourceVpc': 'vpc-1' }, DateLessThan: { 'aws:CurrentTime': '2030' } };
    const role = new Role('role', [{ Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition } }]);
    expect(role.notes.map((note) => /condition (\S+)/.exec(note)?.[1])).toEqual(['aws:sourceVpc', 'DateLessThan']);
    expect(role.decide('a:b', 'r', () => ({}))).toBe('denied');
  });
});

import { describe, expect, it } from '@jest/globals';
import { readDeployment, TemplateError } from '../../local/template.ts';
import { type Template, table, writeAssembly } from './support/assembly.ts';

const read = (stacks: Record<string, Template>, dependencies: Record<string, string[]> = {}) =>
  readDeployment({
    assembly: writeAssembly(stacks, {}, dependencies),
    url: 'http://localhost:3000',
    issuer: 'http://localhost:3000/oidc',
  });

/** The resolved value of one property in a template of one role. */
const resolved = (value: unknown, more: Partial<Template> = {}): unknown => {
  const deployment = read({
    app: {
      ...more,
      Resources: {
        Items: table(),
        Probe: { Type: 'AWS::IAM::Role', Properties: { Value: value } },
        ...more.Resources,
      },
    },
  });
  return deployment.resources.find((resource) => resource.logicalId === 'Probe')?.properties.Value;
};

describe('the template', () => {
  it.each([
    ['Ref of a table as its name', { Ref: 'Items' }, 'app-Items'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Partition' }, 'aws'],
    [
      'GetAtt as a list',
      { 'Fn::GetAtt': ['Items', 'Arn'] },
      'arn:aws:dynamodb:eu-central-1:000000000000:table/app-Items',
    ],
    ['GetAtt as text', { 'Fn::GetAtt': 'Items.Arn' }, 'arn:aws:dynamodb:eu-central-1:000000000000:table/app-Items'],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Items' }, 1]] }, 'a-app-Items-1'],
    [
      'Sub with a reference, an attribute and a literal',
      { 'Fn::Sub': '${Items}|${Items.Arn}|${!Kept}' },
      'app-Items|arn:aws:dynamodb:eu-central-1:000000000000:table/app-Items|${Kept}',
    ],
    [
      'Sub with its own variables',
      { 'Fn::Sub': ['${x}/${AWS::Region}', { x: { Ref: 'Items' } }] },
      'app-Items/eu-central-1',
    ],
    ['Select and Split', { 'Fn::Select': [1, { 'Fn::Split': ['-', { Ref: 'Items' }] }] }, 'Items'],
    ['nested lists and objects', { a: [{ b: { Ref: 'Items' } }] }, { a: [{ b: 'app-Items' }] }],
    ['a missing value by taking its property away', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
  ])('resolves %s', (_, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  it('resolves parameters by their default, mappings and conditions', () => {
    const more = {
      Parameters: { Stage: { Type: 'String', Default: 'test' } },
      Mappings: { Sizes: { test: { memory: 256 } } },
      Conditions: {
        IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] },
        IsNot: { 'Fn::Not': [{ Condition: 'IsTest' }] },
        Either: {
          'Fn::Or': [{ Condition: 'IsNot' }, { 'Fn::And': [{ Condition: 'IsTest' }, { Condition: 'IsTest' }] }],
        },
      },
    };
    const value = {
      memory: { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] },
      chosen: { 'Fn::If': ['Either', 'yes', 'no'] },
      dropped: { 'Fn::If': ['IsNot', 'yes', { Ref: 'AWS::NoValue' }] },
    };
    expect(resolved(value, more)).toEqual({ memory: 256, chosen: 'yes' });
  });

  it('leaves out resources whose condition does not hold', () => {
    const deployment = read({
      app: {
        Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        Resources: { Gone: { ...table(), Condition: 'Never' }, Kept: table() },
      },
    });
    expect(deployment.resources.map((resource) => resource.logicalId)).toEqual(['Kept']);
  });

  it('puts stacks in the order of their dependencies and resolves what one exports to another', () => {
    const deployment = read(
      {
        app: {
          Resources: { Probe: { Type: 'AWS::IAM::Role', Properties: { Value: { 'Fn::ImportValue': 'data:Items' } } } },
        },
        data: {
          Resources: { Items: table() },
          Outputs: { Items: { Value: { Ref: 'Items' }, Export: { Name: 'data:Items' } } },
        },
      },
      { app: ['data'] },
    );
    expect(deployment.resources.map((resource) => resource.logicalId)).toEqual(['Items', 'Probe']);
    expect(deployment.resources[1]?.properties.Value).toBe('data-Items');
  });

  it('puts the local issuer in the place of the user pool', () => {
    const pool = { Resources: { Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} } } };
    expect(resolved({ 'Fn::GetAtt': ['Pool', 'ProviderURL'] }, pool)).toBe('http://localhost:3000/oidc');
  });

  it('counts the types that are not run, and still resolves references to them', () => {
    const deployment = read({
      app: {
        Resources: {
          Logs: { Type: 'AWS::Logs::LogGroup', Properties: { X: { 'Fn::Transform': {} } } },
          Probe: { Type: 'AWS::IAM::Role', Properties: { Value: { 'Fn::GetAtt': ['Logs', 'Arn'] } } },
        },
      },
    });
    expect([...deployment.notRun]).toEqual([['AWS::Logs::LogGroup', 1]]);
    expect(deployment.resources[0]?.properties.Value).toBe('arn:aws:logs:eu-central-1:000000000000:app-Logs');
  });

  it.each([
    ['an intrinsic that is not known', { 'Fn::Cidr': ['10.0.0.0/8', 1, 8] }, /^Probe: the intrinsic function Fn::Cidr/],
    ['a reference to nothing', { Ref: 'Nothing' }, /^Probe: Ref names Nothing/],
    ['an unknown attribute', { 'Fn::GetAtt': ['Items', 'Colour'] }, /^Probe: Fn::GetAtt names Items\.Colour/],
    [
      'an import of what nobody exports',
      { 'Fn::ImportValue': 'data:X' },
      /^Probe: no stack of this assembly exports data:X/,
    ],
  ])('refuses %s, naming the logical id', (_, value, message) => {
    expect(() => resolved(value)).toThrow(TemplateError);
    expect(() => resolved(value)).toThrow(message);
  });
});

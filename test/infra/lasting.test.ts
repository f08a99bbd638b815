import { describe, expect, it } from '@jest/globals';
import { consequenceOf } from '../../cli/diff/consequences.ts';
import { composed, resources } from './composed.ts';

const { data, application } = composed();

/** Everything of both stacks that a new resource could not stand in for, by logical id. */
const LASTING = {
  data: {
    auditA48D740E: 'AWS::DynamoDB::GlobalTable',
    ballotsFF58F37E: 'AWS::DynamoDB::GlobalTable',
    campaignsA18008CC: 'AWS::DynamoDB::GlobalTable',
    comments7413A3C5: 'AWS::DynamoDB::GlobalTable',
    failuresAA6B3872: 'AWS::S3::Bucket',
    identityusers2CBFE500: 'AWS::Cognito::UserPool',
    opendata7C8D63A2: 'AWS::S3::Bucket',
    proposals27E47187: 'AWS::DynamoDB::GlobalTable',
    signingB60554FF: 'AWS::SecretsManager::Secret',
    tallies17837797: 'AWS::DynamoDB::GlobalTable',
    votersreinventonsliege20176D5D627F: 'AWS::SecretsManager::Secret',
  },
  application: {
    apihttp9A9B5289: 'AWS::ApiGatewayV2::Api',
    deadletters98524CE3: 'AWS::SQS::Queue',
    edgedistribution9B903F47: 'AWS::CloudFront::Distribution',
    edgesecretE33B6AC9: 'AWS::SecretsManager::Secret',
    listspacks874DA283: 'AWS::S3::Bucket',
    sitefilesF7927410: 'AWS::S3::Bucket',
  },
} as const;

describe.each(Object.entries({ data, application }))('the %s stack', (stack, template) => {
  const expected: Readonly<Record<string, string>> = LASTING[stack === 'data' ? 'data' : 'application'];
  const found = new Map(resources(template).map(([id, { Type }]) => [id, Type]));

  it.each(Object.entries(expected))('has %s, a %s, under the logical id that is deployed', (id, type) => {
    if (found.get(id) === type) return;
    const others = [...found].filter(([other, its]) => its === type && !(other in expected)).map(([other]) => other);
    throw new Error(
      `${id} (${type}) is gone from the ${stack} stack${others.length === 0 ? '' : `; new of its type: ${others.join(', ')}`}. ` +
        `Where it is deployed: ${consequenceOf(type)}. Give the construct its old id and place again.`,
    );
  });

  it('has nothing that lasts besides, unless it is added to the list above', () => {
    const lasting = [...found].filter(([, type]) => consequenceOf(type) !== null);
    expect(lasting.filter(([id]) => !(id in expected))).toEqual([]);
  });

  it('is made of these types of resources: each one is something to know when it fails', () => {
    expect([...new Set(found.values())].toSorted()).toMatchSnapshot();
  });
});

import { describe, expect, it } from '@jest/globals';
import { inWords, isGrave } from '../../cli/diff/in-words.ts';
import { readDiff } from '../../cli/diff/read-diff.ts';

/** What the pinned command line tool has printed for a renamed table, another key and a changed lifecycle. */
const PRINTED = `Stack reinventons-data
Resources
[-] AWS::DynamoDB::GlobalTable ballots ballotsOLD orphan
[+] AWS::DynamoDB::GlobalTable ballots ballotsFF58F37E
[~] AWS::DynamoDB::GlobalTable tallies tallies17837797 replace
 └─ [~] KeySchema (requires replacement)
     └─ @@ -1,6 +1,6 @@
        [-]     "AttributeName": "other",
        [+]     "AttributeName": "page",
[~] AWS::S3::Bucket failures failuresAA6B3872
 └─ [~] LifecycleConfiguration

Outputs
[~] Output Exports/Output{"Ref":"ballotsFF58F37E"} ExportsOutputRefballotsFF58F37E57F9DF9C: {"Value":{}}

Stack reinventons-app
Resources
[-] AWS::ApiGatewayV2::Route api/http/GET--old apihttpGETold destroy
[~] AWS::Lambda::Function vote vote77223F3C may be replaced
 ├─ [~] Code
 └─ [~] FunctionName (may cause replacement)
`;
const changes = readDiff(PRINTED);

describe('the difference to what is deployed', () => {
  it('is read from what the command line tool prints', () => {
    expect(changes.map(({ stack, type, kind, because }) => [stack, type, kind, because.join()])).toEqual([
      ['reinventons-data', 'AWS::DynamoDB::GlobalTable', 'leave-behind', ''],
      ['reinventons-data', 'AWS::DynamoDB::GlobalTable', 'add', ''],
      ['reinventons-data', 'AWS::DynamoDB::GlobalTable', 'replace', 'KeySchema'],
      ['reinventons-data', 'AWS::S3::Bucket', 'change', ''],
      ['reinventons-app', 'AWS::ApiGatewayV2::Route', 'delete', ''],
      ['reinventons-app', 'AWS::Lambda::Function', 'may-replace', 'FunctionName'],
    ]);
  });

  it('is told with its consequence where something that lasts is replaced or left behind', () => {
    expect(changes.filter(isGrave).map(({ name }) => name)).toEqual(['ballots ballotsOLD', 'tallies tallies17837797']);
    expect(inWords(changes)).toEqual([
      'reinventons-data: AWS::DynamoDB::GlobalTable ballots ballotsOLD WOULD BE LEFT BEHIND: a new, empty table takes its place; the old one stays behind with what it holds, and no function looks there.',
      'reinventons-data: AWS::DynamoDB::GlobalTable tallies tallies17837797 WOULD BE REPLACED because of KeySchema: a new, empty table takes its place; the old one stays behind with what it holds, and no function looks there.',
      'reinventons-app: AWS::ApiGatewayV2::Route api/http/GET--old apihttpGETold WOULD BE DELETED.',
      'reinventons-app: AWS::Lambda::Function vote vote77223F3C MAY BE REPLACED because of FunctionName.',
      '1 resources would be made, 1 would be changed in place, 2 replaced or taken away without a loss.',
      'DO NOT DEPLOY before you have understood the 2 lines above.',
    ]);
  });

  it('is nothing to fear where everything is changed in place', () => {
    expect(inWords(readDiff('Stack a\n[~] AWS::S3::Bucket failures failuresAA6B3872\n')).at(-1)).toBe(
      'Nothing that lasts would be replaced: data, keys and addresses stay.',
    );
  });
});

/**
 * What it means when a resource of a type that lasts gets another physical one in its place, for people who are about
 * to deploy. Types that are not named here can be replaced at any time.
 */
export const CONSEQUENCES: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': "the API's own address changes; whatever calls it there no longer finds it",
  'AWS::CloudFront::Distribution':
    'the platform gets another address, unless it has a domain; links that citizens have no longer work',
  'AWS::Cognito::UserPool':
    'a new, empty directory takes its place: every citizen has to register again, and is then somebody else, without the ballot and the proposals of before',
  'AWS::DynamoDB::GlobalTable':
    'a new, empty table takes its place; the old one stays behind with what it holds, and no function looks there',
  'AWS::S3::Bucket':
    'a new, empty bucket takes its place; the old one stays behind with what it holds, and no function looks there',
  'AWS::SQS::Queue': 'a new queue takes its place; what has not been looked at yet goes with the old one',
  'AWS::SecretsManager::Secret':
    'another key takes its place: what was keyed or signed with the old one is no longer found or trusted, every ballot among it',
};

/** What would happen to a resource of `type`, were it replaced; null where that matters to nobody. */
export function consequenceOf(type: string): string | null {
  return CONSEQUENCES[type] ?? null;
}

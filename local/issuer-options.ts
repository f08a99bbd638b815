import { type ClaimsOf, claimsByTrigger } from './issuer/token-trigger.ts';
import type { IssuerOptions } from './issuer.ts';
import { listAt, objectAt, textAt, textsAt } from './json.ts';
import type { Deployment, Resource } from './template.ts';

/** What the template's user pool is to the local issuer: its clients, scopes and groups. */
export const issuerOptionsOf = (
  deployment: Deployment,
  url: string,
  dataDir: string,
  log: (line: string) => void,
): IssuerOptions => {
  const ofType = (type: string): Resource[] => deployment.resources.filter((resource) => resource.type === type);
  return {
    url,
    clients: ofType('AWS::Cognito::UserPoolClient').map((client) => ({
      clientId: client.ref,
      redirectUris: textsAt(client.properties, 'CallbackURLs'),
      postLogoutRedirectUris: textsAt(client.properties, 'LogoutURLs'),
    })),
    scopes: ofType('AWS::Cognito::UserPoolResourceServer').flatMap((server) =>
      listAt(server.properties, 'Scopes').map((scope) => `${server.name}/${textAt(scope, 'ScopeName')}`),
    ),
    groups: ofType('AWS::Cognito::UserPoolGroup').map((group) => group.name),
    dataDir,
    log,
  };
};

/** What the user pool's trigger adds to access tokens; undefined where the template has no such trigger. */
export const triggerOf = (
  deployment: Deployment,
  invoke: (functionArn: string, event: unknown) => Promise<unknown>,
): ClaimsOf | undefined => {
  const pool = deployment.resources.find((resource) => resource.type === 'AWS::Cognito::UserPool');
  const trigger = objectAt(objectAt(pool?.properties ?? {}, 'LambdaConfig'), 'PreTokenGenerationConfig');
  const functionArn = textAt(trigger, 'LambdaArn');
  if (pool === undefined || functionArn === undefined) return undefined;
  return claimsByTrigger((event) => invoke(functionArn, event), { id: pool.ref, region: deployment.region });
};

import { type ClaimsOf, claimsByTrigger } from './issuer/token-trigger.ts';
import type { IssuerOptions } from './issuer.ts';
import { listAt, objectAt, textAt, textsAt } from './json.ts';
import type { Deployment, Resource } from './template.ts';

/** What may happen on some port of this machine may happen at the platform's own address: it serves the site as well. */
const andHere = (addresses: readonly string[], url: string): string[] => {
  const here = addresses
    .map((address) => new URL(address))
    .filter(({ hostname }) => hostname === 'localhost')
    .map(({ pathname, search }) => new URL(pathname + search, url).href);
  return [...new Set([...addresses, ...here])];
};

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
      redirectUris: andHere(textsAt(client.properties, 'CallbackURLs'), url),
      postLogoutRedirectUris: andHere(textsAt(client.properties, 'LogoutURLs'), url),
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

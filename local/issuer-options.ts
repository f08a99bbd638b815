import type { IssuerOptions } from './issuer.ts';
import { listAt, textAt, textsAt } from './json.ts';
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
